import { type Frame, fact, frame } from "../frame.ts";

export const instructionFrames: Frame[] = [
  frame("i|we ~prefer|~like|~want {style:np} @answers", (r) => [fact("response_style", r.text("style"))]),
];
