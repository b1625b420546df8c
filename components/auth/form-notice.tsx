/** The sentence that concerns the whole form. */
export function FormNotice({ message }: { message: string | undefined }) {
  return message ? (
    <p role="alert" className="border-accent border-l-2 py-0.5 pl-3 text-accent text-sm">
      {message}
    </p>
  ) : null;
}
