"use client";

interface WelcomeProps {
  name: string | null;
  onTry: (text: string) => void;
}

const examples = [
  { text: "I work at Acme Corp as a backend engineer.", what: "It will remember both, and show you that it did." },
  { text: "I prefer concise answers.", what: "From now on, in every conversation." },
  { text: "What do you know about me?", what: "Everything it says has a sentence of yours behind it." },
];

/** The empty page. Every example is a message that is really sent. */
export function Welcome({ name, onTry }: WelcomeProps) {
  const first = name?.trim().split(/\s+/)[0];
  return (
    <div className="flex flex-1 flex-col justify-center py-10">
      <h1 className="font-serif text-[2rem] leading-tight tracking-tight sm:text-[2.5rem]">
        {first ? `Good to see you, ${first}.` : "A page that remembers."}
      </h1>
      <p className="mt-3 max-w-[34rem] font-serif text-[1.125rem] text-quiet leading-relaxed">
        What you tell me about yourself stays from one conversation to the next. When something changes, the new is
        written over the old, and the old can still be read.
      </p>
      <ul className="mt-9 border-line border-t">
        {examples.map((example) => (
          <li key={example.text} className="border-line border-b">
            <button
              type="button"
              onClick={() => onTry(example.text)}
              className="-mx-3 w-[calc(100%+1.5rem)] rounded-md px-3 py-3.5 text-left hover:bg-leaf"
            >
              <span className="block font-serif text-[1.0625rem]">{example.text}</span>
              <span className="mt-0.5 block text-quiet text-sm">{example.what}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
