export const regionsOfWorld: ReadonlySet<string> = new Set([]);
const set = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/).filter(Boolean));

/** Kin and other people one has: the key that holds them, and the label of the relation self → person. */
const relationTable: Readonly<Record<string, readonly [key: string | null, label: string]>> = (() => {
  const rows: Record<string, readonly [string | null, string]> = {};
  const add = (key: string | null, pairs: string) => {
    for (const pair of pairs.split(" ")) {
      const [word = "", label = word] = pair.split("=");
      rows[word] = [key, label];
    }
  };
  add(
    "partner",
    "wife husband girlfriend boyfriend fiance=fiance fiancee=fiance fiancé=fiance fiancée=fiance partner spouse missus=wife",
  );
  add("sibling", "sister brother sis=sister bro=brother twin sibling stepsister stepbrother half-sister half-brother");
  add(
    "parent",
    "mother father mum=mother mom=mother mam=mother mama=mother mommy=mother mummy=mother dad=father daddy=father papa=father parent stepmother stepfather stepmum=stepmother stepmom=stepmother stepdad=stepfather",
  );
  add("children", "son daughter kid=child child baby=child toddler=child stepson stepdaughter");
  add(
    "family",
    "aunt auntie=aunt uncle cousin niece nephew grandma=grandmother grandmother gran=grandmother nan=grandmother nana=grandmother granny=grandmother grandpa=grandfather grandfather grandad=grandfather granddad=grandfather grandson granddaughter grandchild gramps=grandfather grandpop=grandfather nonna=grandmother nonno=grandfather oma=grandmother opa=grandfather abuela=grandmother abuelo=grandfather daughter-in-law son-in-law mother-in-law father-in-law sister-in-law brother-in-law godmother godfather godson goddaughter",
  );
  add(
    null,
    "friend mate=friend buddy=friend pal=friend bestie=friend boss manager supervisor colleague coworker=colleague co-worker=colleague workmate=colleague teammate=colleague flatmate roommate=flatmate housemate=flatmate neighbour neighbor=neighbour landlord landlady=landlord teacher tutor mentor therapist doctor ex ex-wife ex-husband ex-girlfriend ex-boyfriend client classmate coach assistant professor",
  );
  return rows;
})();

export function relationOf(word: string): { key: string | null; label: string } | null {
  const row = Object.hasOwn(relationTable, word) ? relationTable[word] : undefined;
  return row ? { key: row[0], label: row[1] } : null;
}

export const pluralRelations: Readonly<Record<string, string>> = {
  kids: "children",
  children: "children",
  sons: "children",
  daughters: "children",
  boys: "children",
  girls: "children",
  twins: "children",
  stepkids: "children",
  grandkids: "family",
  grandchildren: "family",
  sisters: "sibling",
  brothers: "sibling",
  siblings: "sibling",
  parents: "parent",
  cousins: "family",
  nieces: "family",
  nephews: "family",
};

/** Kin terms used like a name: "mum's 70th was yesterday". */
export const bareKin = set(
  "mum mom mam mama mummy mommy dad daddy papa grandma grandpa granny nan nana grandad granddad gran auntie",
);

export const male = set(
  "brother father dad daddy papa husband boyfriend son uncle nephew grandfather grandpa grandad granddad stepfather stepdad stepson stepbrother father-in-law brother-in-law ex-husband ex-boyfriend bro landlord",
);
export const female = set(
  "sister mother mum mom mam mama mummy mommy wife girlfriend daughter aunt auntie niece grandmother grandma gran nan nana granny stepmother stepmum stepmom stepdaughter stepsister mother-in-law sister-in-law ex-wife ex-girlfriend sis landlady",
);

export const animals =
  set(`dog cat puppy kitten pup doggo kitty rabbit bunny hamster gerbil guinea-pig guineapig pig parrot budgie budgerigar cockatiel cockatoo parakeet canary finch
 goldfish fish betta turtle tortoise snake python gecko lizard iguana chameleon axolotl frog toad newt tarantula spider ferret rat mouse chinchilla hedgehog horse pony donkey goat sheep
 llama alpaca cow chicken hen rooster duck goose falcon hawk owl pigeon crow macaw beagle greyhound labrador lab retriever poodle dachshund corgi husky bulldog boxer terrier
 spaniel collie sheepdog shepherd whippet mastiff rottweiler dobermann doberman chihuahua pug shih-tzu shihtzu maltese pomeranian mutt mongrel hound samoyed akita malamute dalmatian
 setter pointer vizsla weimaraner schnauzer lurcher cockapoo labradoodle goldendoodle cavapoo siamese persian ragdoll tabby calico tomcat mainecoon sphynx bengal crab hermit-crab bee bees
 lovebird bird stick-insect pet cavachon westie yorkie staffy basset pitbull sparrow degu sugar-glider`);

export const diets =
  set(`vegan vegetarian veggie pescatarian pescetarian pescatarian flexitarian keto ketogenic paleo gluten-free dairy-free lactose-free sugar-free low-carb low-fat carnivore omnivore
 halal kosher fruitarian macrobiotic plant-based raw-vegan coeliac-safe fodmap low-fodmap nut-free teetotal`);

export const languages =
  set(`english german french spanish italian portuguese dutch polish swedish norwegian danish finnish icelandic russian ukrainian czech slovak slovene slovenian croatian serbian
 bosnian bulgarian romanian hungarian greek turkish arabic hebrew persian farsi urdu hindi bengali punjabi gujarati marathi tamil telugu kannada malayalam sinhala nepali thai vietnamese
 indonesian malay tagalog filipino japanese korean chinese mandarin cantonese swahili amharic yoruba igbo hausa zulu xhosa afrikaans irish gaelic welsh scottish breton basque catalan galician
 estonian latvian lithuanian albanian macedonian georgian armenian azerbaijani kazakh uzbek mongolian tibetan latin esperanto maltese luxembourgish yiddish somali kurdish pashto lao khmer
 burmese tongan fijian tahitian hindustani marathi sindhi oriya odia sinhalese tigrinya oromo shona kinyarwanda lingala wolof twi ewe fula bambara malagasy sesotho setswana tswana sotho chichewa luganda kikuyu faroese frisian sorbian romansh occitan sardinian sicilian neapolitan corsican galego flemish ladino romani tatar bashkir chechen uyghur turkmen kyrgyz tajik dari balochi sanskrit cebuano ilocano javanese sundanese balinese hokkien shanghainese hakka teochew nahuatl maya aymara inuktitut navajo cree ojibwe sami maori samoan hawaiian quechua guarani asl bsl deutsch français francais español espanol italiano português polski svenska nederlands`);

export const codeLanguages =
  set(`python javascript typescript java c c++ c# rust go golang ruby php swift kotlin scala haskell elixir erlang clojure perl r julia matlab lua dart bash shell powershell
 sql fortran cobol zig nim ocaml f# groovy vb assembly solidity html css react vue svelte angular django rails node.js node deno`);

export const tools =
  set(`vim neovim nvim emacs helix vscode vs-code sublime intellij pycharm webstorm atom nano xcode rstudio jupyter zed cursor notion obsidian figma sketch photoshop excel
 airtable trello jira linear asana slack todoist evernote onenote logseq textmate notepad++ rider clion goland eclipse netbeans word lightroom blender procreate ableton autocad revit solidworks sketchup archicad fusion360 inkscape illustrator indesign gimp krita canva davinci cubase audacity garageband
 logic-pro scrivener ulysses anki zotero mendeley overleaf texstudio kdenlive libreoffice onlyoffice google-docs typora markor clickup basecamp miro matlab stata spss tableau powerbi quickbooks xero godot unreal omegat trados memoq firefox chrome vivaldi windsurf zsh tmux iterm alacritty wezterm ghostty`);

export const operatingSystems = set(
  "linux windows macos mac ubuntu debian fedora arch nixos android ios chromeos freebsd openbsd mint manjaro opensuse gentoo pop!_os kubuntu xubuntu ipados",
);

export const styles =
  set(`concise briefly concisely simply short brief terse succinct crisp compact snappy long longer detailed thorough in-depth verbose comprehensive elaborate lengthy shorter briefer minimal simple simpler
 straightforward tight extensive wordy one-line one-sentence short-form long-form direct bite-sized punchy telegraphic no-nonsense step-by-step`);
export const tones =
  set(`formal informal casual friendly friendlier polite honest brutal brutally gentle gentler blunt direct warm warmer playful professional serious sarcastic witty funny humorous
 kind kinder patient encouraging strict harsh harsher soft softer neutral chatty relaxed laid-back upbeat critical candid frank cheerful cheeky respectful dry enthusiastic empathetic supportive`);
export const answerNouns = set(
  "answer answers reply replies response responses explanation explanations message messages output outputs summaries feedback",
);
export const formats = set(
  `bullets bullet-points markdown tables table paragraphs prose lists list headings headers json yaml csv plaintext html latex bold outline outlines checklist checklists`,
);
export const unitsWords = set(
  "metric imperial celsius fahrenheit kelvin kilometres kilometers miles kilograms kilos pounds si",
);

export const vehicles =
  set(`car van minivan mini-van truck lorry motorbike motorcycle scooter moped bicycle bike mountain-bike e-bike ebike tractor boat kayak camper campervan jeep suv pickup sedan
 hatchback convertible vespa tesla toyota honda ford skoda škoda volkswagen vw bmw audi mercedes volvo saab mazda nissan hyundai kia renault peugeot citroen citroën fiat subaru chevrolet chevy dodge
 porsche ferrari lexus jaguar mini opel vauxhall seat dacia suzuki mitsubishi yamaha kawasaki ducati harley triumph corolla civic golf polo prius fiesta focus octavia model`);

export const sports =
  set(`football soccer tennis basketball volleyball softball baseball cricket rugby hockey golf badminton squash chess pool snooker darts poker bridge padel pickleball lacrosse handball
 ping-pong table-tennis netball bowling frisbee guitar piano violin cello drums bass flute clarinet saxophone sax trumpet trombone harp ukulele banjo accordion keyboard keyboards viola oboe mandolin
 organ synth harmonica drum recorder music dungeons warhammer scrabble go paintball`);

export const employmentStates = set(
  "unemployed retired self-employed freelance freelancing jobless redundant furloughed part-time full-time autónoma autónomo",
);
export const maritalStates = set("single married divorced widowed engaged separated unmarried");
export const nationalitiesNot = set("ready");

/** Suffixes and words by which an unknown noun is taken for an occupation. */
const roleSuffix =
  /(?:er|or|ist|ian|ant|ent|ess|man|woman|smith|wright|keeper|herd|aire|eer|ier|maid|ologist|grapher|nomist|logue|yst|urse|ook|ief|ead|tect|otary|etary|inist|arian)$/;
const roleWords =
  set(`cna lpn rn emt tech paraprofessional doula handler packer picker stocker server busser dishwasher caseworker caretaker groundskeeper linesman lineman roadie rigger stagehand notary solicitor barrister magistrate
 nurse cook chef barista vet dentist lawyer doctor architect analyst pilot clerk guard judge coach tutor host waitress waiter cashier janitor custodian plumber electrician medic surgeon
 teacher teller paralegal recruiter dispatcher copywriter hygienist accountant engineer developer designer manager supervisor director student intern apprentice trainee freelancer consultant
 scientist researcher professor lecturer librarian cop officer soldier sailor marine fireman firefighter paramedic midwife au-pair nanny babysitter salesman saleswoman salesperson realtor butcher
 baker florist jeweller tailor barber stylist model actor actress comedian musician drummer guitarist painter sculptor writer author poet editor journalist reporter photographer translator
 farmer fisherman gardener carpenter mechanic welder bricklayer roofer driver courier postman ceo cto cfo coo founder co-founder president principal head lead assistant secretary receptionist
 counsellor counselor psychologist psychiatrist therapist physiotherapist pharmacist optician chemist physicist biologist geologist economist historian banker broker trader auditor actuary
 programmer coder dev sysadmin devops sre tester pm po dba technician operator handyman housewife househusband homemaker stay-at-home mum dad pastor priest rabbi imam monk nun minister
 ambassador politician mayor senator diplomat spy detective bartender sommelier stewardess steward astronaut athlete footballer dancer singer dj producer streamer youtuber influencer blogger
 specialist expert professional executive representative rep agent planner buyer merchandiser strategist marketer advisor adviser coordinator administrator admin worker labourer cleaner concierge
 guide instructor trainer curator archivist conductor composer tattooist temp contractor entrepreneur landlord beekeeper sommelier paediatrician radiographer radiologist cardiologist
 anaesthetist orthodontist osteopath chiropractor masseuse masseur blacksmith clockmaker watchmaker luthier potter weaver seamstress statistician mathematician cartographer surveyor stonemason mason
 tiler glazier plasterer undertaker lifeguard referee umpire groomer zookeeper ranger forester arborist logger miner crew captain skipper bosun deckhand dockworker bookkeeper underwriter`);
const notRoles =
  set(`lady gentleman man woman guy girl boy gal lad lass teen teenager adult gentlewoman dude chap bloke fellow human being individual homeowner renter tenant neighbour neighbor visitor passenger
 nobody everybody somebody anybody everyone someone anyone people folks crowd person computer number paper water letter winter summer dinner member weather flower power user player lover fan believer moment event patient parent student-loan fighter hater
 beginner newcomer foreigner stranger owner sister brother mother father daughter morning center matter corner loser winner smoker drinker vegetarian reader thinker introvert extrovert talker sleeper
 sister-in-law eater walker runner swimmer regular native resident citizen customer subscriber volunteer christian buddhist atheist feminist perfectionist optimist pessimist minimalist russian italian
 norwegian canadian brazilian australian egyptian indian ukrainian hungarian romanian bulgarian croatian estonian latvian lithuanian armenian georgian belgian austrian peruvian chilean colombian
 californian parisian iranian syrian jordanian palestinian ghanaian nigerian kenyan ethiopian zambian asian african american european capricorn libra cancer`);

/** An occupation for certain. */
export function isRole(word: string, tags: ReadonlySet<string>): boolean {
  if (roleWords.has(word)) return true;
  return (
    tags.has("Actor") &&
    !tags.has("Plural") &&
    !tags.has("Pronoun") &&
    !tags.has("Person") &&
    !notRoles.has(word) &&
    relationOf(word) === null
  );
}

/** Looks like an occupation, for use behind "I'm a …" and "work as …". */
export function mayBeRole(word: string, tags: ReadonlySet<string>): boolean {
  if (notRoles.has(word) || diets.has(word) || tags.has("Adjective") || tags.has("Verb") || tags.has("Person"))
    return false;
  return word.length > 4 && roleSuffix.test(word);
}

export const monthNames = set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec",
);
export const numberWords = set(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety couple several",
);
export const regions = set(
  "california texas oregon alaska hawaii scotland wales england ireland france germany spain italy portugal bavaria ontario quebec",
);
