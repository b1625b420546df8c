/** Looks that popups share; apart from the primitives so that a page can use one without the other's code. */
export const backdropClass =
  "fixed inset-0 z-40 bg-ink/25 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-[#000]/55";

export const sheetClass =
  "fixed top-1/2 left-1/2 z-50 flex max-h-[88dvh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 flex-col overflow-y-auto rounded-lg border border-line bg-paper p-6 shadow-sheet outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

export const popupClass =
  "z-50 min-w-44 rounded-md border border-line bg-paper py-1 text-ink shadow-sheet outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** What stands between a sheet's title and its buttons: it scrolls, they stay in sight. */
export const sheetBodyClass = "-mx-6 mt-3 min-h-0 overflow-y-auto px-6 py-1";
