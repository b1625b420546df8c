"use client";

import { Select } from "@/components/ui/select.tsx";
import { useDesk } from "./desk.tsx";

/** Which model answers from now on. */
export default function ModelChooser() {
  const { models, model, chooseModel } = useDesk();
  if (!model) return null;
  return (
    <Select
      bare
      label="Model"
      value={model}
      onChange={chooseModel}
      options={models.map(({ id, name, provider }) => ({ value: id, label: name, hint: provider }))}
      className="max-w-40 sm:max-w-64"
    />
  );
}
