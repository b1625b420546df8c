/** The sentence that concerns the whole form. */
export function FormNotice({ message }: { message: string | undefined }) {
  return message ? (
    <p role="alert" className="border-accent border-l-2 py-0.5 pl-3 text-accent text-sm">
      {message}
    </p>
  ) : null;
}

/** What has been done, announced when it appears. */
export function FormDone({ message }: { message: string | undefined }) {
  return (
    <p role="status" className="text-changed text-sm empty:hidden">
      {message}
    </p>
  );
}
