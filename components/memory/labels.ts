const labels: Readonly<Record<string, string>> = {
  response_style: "answer style",
  response_language: "answer language",
  response_format: "answer format",
  address_as: "call me",
  avoid: "avoid",
  instruction: "instruction",
  location: "lives in",
  marital_status: "relationship",
  physical_attribute: "appearance",
  medical_condition: "health",
  member_of: "member of",
  desired_role: "wants to become",
  travel_experience: "has visited",
  travel_plan: "travel",
  preferred_tool: "favourite tool",
  current_activity: "at the moment",
  previous_role: "was before",
  previous_employer: "worked before at",
  previous_location: "lived before in",
  previous_name: "was called before",
};

/** A key in plain words, e.g. "answer style". */
export function labelOf(key: string): string {
  return labels[key] ?? key.replaceAll("_", " ");
}
