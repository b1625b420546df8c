"use client";

import dynamic from "next/dynamic";

/** Forms that are seldom opened: fetched when they are. */
export const CorrectForm = dynamic(() => import("./correct-form.tsx"), { ssr: false });
export const ForgetDialog = dynamic(() => import("./forget-dialog.tsx"), { ssr: false });
