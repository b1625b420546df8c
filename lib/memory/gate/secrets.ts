import type { Finding } from "./findings.ts";

// Forms that issuers document. Prefixes are written with a class for one letter so that no scanner takes this file for a leak.
const issued: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[\s\S]){0,8000}(?:-----END [A-Z0-9 ]{0,40}-----)?/g,
  /\b[s]k-(?:proj-|ant-|or-|live-|svcacct-)?[A-Za-z0-9_-]{16,}/g,
  /\b(?:[g]h[pousr]_[A-Za-z0-9]{30,}|[g]ithub_pat_\w{30,}|[g]lpat-[\w-]{16,})/g,
  /\b[x]ox[abeprs]-[A-Za-z0-9-]{10,}/g,
  /\b(?:[A]KIA|[A]SIA|[A]BIA|[A]CCA)[A-Z0-9]{16}\b/g,
  /\b[A]Iza[\w-]{30,}/g,
  /\b(?:[s]k|[r]k|[p]k)_(?:live|test)_[A-Za-z0-9]{16,}|\b[w]hsec_[A-Za-z0-9+/=]{16,}/g,
  /\b[e]yJ[\w-]{8,}\.[e]yJ[\w-]{8,}\.[\w-]{8,}/g,
  /\b(?:[h]f_[A-Za-z0-9]{20,}|[n]pm_[A-Za-z0-9]{30,}|[p]ypi-[\w-]{30,}|[S]G\.[\w-]{16,}\.[\w-]{16,}|[d]op_v1_[a-f0-9]{40,}|[s]hpat_[a-fA-F0-9]{20,}|[y]a29\.[\w-]{20,})/g,
  /\b\d{8,10}:AA[\w-]{30,50}|\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}|\bAGE-SECRET-KEY-1[0-9A-Z]{40,}/g,
  /\bAuthorization\s{0,2}:\s{0,2}(?:Basic|Bearer|Token)\s[\w+/=.-]{12,}/gi,
  /\b(?:key|private|eth|wallet|secret)\b[^\n]{0,30}\b(?:0x)?[0-9a-fA-F]{64}\b/g,
  /\b(?:totp|otp|2fa|mfa|authenticator)[ -]?(?:secret|seed|key)\b[^\n]{0,12}\b[A-Z2-7]{16,}/g,
  /\b(?:2fa|mfa|backup|recovery)[ -](?:\w{1,12} )?codes?\b[^\n\d]{0,24}[A-Za-z]{0,6}\d[A-Za-z0-9]{1,12}-[A-Za-z0-9-]{3,}/gi,
  /https:\/\/(?:hooks\.slack\.com\/services\/[\w/]{20,}|(?:\w{1,20}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{10,}\/[\w-]{20,})/g,
  /(?<!\d)(?:\d{6}-){7}\d{6}(?!\d)/g,
  /\b(?:2fa|mfa|guard|backup|recovery|rescue)[ -](?:\w{1,12} )?codes?(?: is|:)? (?=[A-Z0-9]{0,11}\d)(?=[A-Z0-9]{0,11}[A-Z])[A-Z0-9]{5,12}\b/gi,
  /\b(?:unlocks?|opens?) with ["'“](?=[^\s"'”]{0,40}[\d!@#$%^&*_-])[^\s"'”]{6,40}["'”]/gi,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,64}:[^\s:/@]{3,128}@[^\s/]{2,}/g,
];

const named =
  /(?<![\p{L}\p{N}])(?:(?:api|access|secret|private|encryption|signing|license|licence|client|auth(?:entication)?|bearer|refresh|session|service|deploy|webhook|account|recovery|backup)[ _-]{0,2}(?:key|token|secret|code|cookie)|api[ _-]?schlüssel|token|clave de api|cl[ée] api|chiave api)s?\b([^\n]{0,40}?(?:\s(?:is|are|=|:|ist|lautet|es|est|è|é)\s|[:=]\s{0,3}|\s)["'`]?)([A-Za-z0-9][A-Za-z0-9_\-+/.=]{11,})/giu;

const passwordWord =
  "pass(?:word|wd|code|phrase|wort)|pwd|pw|kennwort|passwort|zugangscode|contraseña|contrasena|clave|mot de passe|senha|wachtwoord|parola d'ordine|пароль|hasło|şifre|login code|door code|alarm code|gate code|entry code|wifi key|wpa2? key|network key|ssh-pass|ssh pass|wlan-schlüssel|safe combination";
const password = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${passwordWord})s?(?![\\p{L}\\p{N}])(?! (?:manager|policy|policies|reset|field|generator|hygiene|strength|hint|rules?|protection|storage|app|change|prompt|requirements?|vault|hash|hashing|protected|length))((?:[^\\n.!?]{0,48}?)(?:\\s(?:is|was|=|ist|lautet|war|es|era|est|è|é|to|это|to:)\\s|[:=]\\s{0,3}|\\s[–-]\\s))["'\`“„«]?([^\\s"'\`”»]{4,64})`,
  "giu",
);
const loginPair =
  /\b(?:login|log-in|credentials|username|user name|zugangsdaten|anmeldung|identifiants|credenciales)\b[^\n]{1,60}?[/|,:;]\s{0,2}((?=\S*\d)(?=\S*[A-Z])(?=\S*[a-z])[^\s/|,]{7,64})/gi;
const loginWith =
  /\b(?:log[ -]?in|sign[ -]?in|credentials|username|user name)\b[^\n]{1,60}?\s(?:with|and|pass|using|plus)\s["'`]?((?=\S*\d)(?=\S*[A-Za-z])(?=\S*[!#$%^&*_+=?~-])[^\s"'`]{7,64})/gi;
const passwordBeside =
  /\b(?:pass(?:word|wd|code)?|pwd|pw)[ \t]+["'`]?((?=\S*\d)(?=\S*[A-Za-z])(?=\S*[!@#$%^&*_+=?~-]|\S*[a-z]\S*[A-Z]|\S*[A-Z]\S*[a-z])[^\s"'`]{6,64})/gi;
const cjkPassword = /(?:密码|口令|パスワード|비밀번호)(?:是|为|は|는|은|:|:)?\s{0,2}([\w!@#$%^&*-]{4,64})/g;

const numbered: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?:pin(?! (?:the|this|that|it|a|on|to)\b)|puk|p\.i\.n\.|geheimzahl|código pin|code pin|code (?:secret|confidentiel|de (?:la |ma )?carte)|(?:swipe|unlock) (?:pattern|code))(?![\p{L}\p{N}])[^\n\d]{0,24}?(?<![\d.,-])(\d{4,8}|\d(?:-\d){3,8})(?![\d\p{L}])/giu,
  /(?<![\p{L}\p{N}])(?:alarm|safe|vault|gate|garage|keypad|padlock|locker|lock)(?: (?:code|combo|combination|pin))?(?: (?:for|of|at|on|to)(?: \w{1,20}){1,3})?(?: is| ist| est|:| =)? (\d{4,8}|\d{1,2}(?:-\d{1,2}){2,4})(?![\d:.,]|\s\p{Lu})/giu,
  /(?<![\p{L}\p{N}])(?:cvv2?|cvc2?|card verification|security code)\b[^\n\d]{0,20}(\d{3,4})(?!\d)/giu,
  /(?<![\p{L}\p{N}])(?:verification|one[- ]time|2fa|otp|mfa|two[- ]factor|sms|confirmation|login|unlock)[ -]?(?:code|password|pin|token)\b[^\n\d]{0,20}(\d{4,8})(?!\d)/giu,
  /(?<![\p{L}\p{N}])(?:ssn|social security(?: (?:number|no\.?))?|social insurance(?: number)?|passport(?: (?:number|no\.?))|national insurance(?: number)?|tax (?:id|number)|taxpayer id|steuer-?(?:id|nummer)|personalausweis(?:nummer)?|reisepass(?:nummer)?|sozialversicherungsnummer|driver'?s licen[cs]e(?: number)?|id card number|identity card number|aadhaar|cpf|dni|nie|curp|nif|numéro de sécurité sociale|codice fiscale|número de seguridad social|bsn|pesel|身份证号?码?)[^\n\d]{0,30}?((?=[A-Z0-9 .-]{0,8}\d)[A-Z0-9][A-Z0-9 .-]{5,24})/giu,
  /(?<![\p{L}\p{N}])(?:bank account|account|konto|routing|sort code|cuenta bancaria|compte bancaire|kontonummer|sort)[ -]?(?:number|no\.?|nr\.?|nummer|code)?\b(?: (?:is|=|:|ist|es|est))?[ :#]{1,3}((?:[A-Z]{2})?[\d -]{8,34}\d)(?!\d)/giu,
];
const oneTime = /(?<![\p{L}\p{N}])(?:otp|tan|sort code)\b[^\n\d]{0,20}(\d{3}[ -]?\d{3,5}|\d{2}-\d{2}-\d{2})(?!\d)/giu;
const usSocialSecurity = /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g;
const cardLike = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d])/g;
const ibanLike = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,9}(?![A-Z0-9])/g;
const seedPhrase =
  /\b(?:seed|recovery|mnemonic|backup|wallet)[ -](?:phrase|words?|seed)\b[^\n]{0,40}?[:=\s]\s?((?:(?:\d{1,2}[.)]\s?)?[a-z]{3,8}[\s,]{1,3}){11,23}(?:\d{1,2}[.)]\s?)?[a-z]{3,8})\b/gi;

const walletWord = /\b(?:seed phrase|recovery phrase|mnemonic|metamask|ledger|trezor|wallet backup)\b/gi;

/** Keys, passwords, card and account numbers, government ids: where they stand. Shapes and checksums, no list of values. */
export function secretsIn(content: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, text: string) =>
    found.push({ kind: "secret", start, end: start + text.length, weight: 1 });
  for (const pattern of issued) for (const match of content.matchAll(pattern)) add(match.index, match[0]);
  for (const match of content.matchAll(named)) if (looksRandom(match[2] ?? "")) add(match.index, match[0]);
  for (const match of content.matchAll(password)) if (isPassword(content, match)) add(match.index, match[0]);
  for (const match of content.matchAll(loginPair))
    if (/[a-z]/.test(match[1] ?? "") && /[A-Z]/.test(match[1] ?? "")) add(match.index, match[0]);
  for (const match of content.matchAll(loginWith)) add(match.index, match[0]);
  for (const match of content.matchAll(passwordBeside)) add(match.index, match[0]);
  for (const match of content.matchAll(cjkPassword)) add(match.index, match[0]);
  for (const pattern of [...numbered, oneTime]) {
    for (const match of content.matchAll(pattern))
      if (/\d{3}|(?:\d[A-Z]{0,3}){4}/.test((match[1] ?? "").replace(/[ .-]/g, ""))) add(match.index, match[0]);
  }
  for (const match of content.matchAll(usSocialSecurity)) add(match.index, match[0]);
  for (const match of content.matchAll(cardLike)) if (isCard(match[0].replace(/\D/g, ""))) add(match.index, match[0]);
  for (const match of content.matchAll(ibanLike)) if (isIban(match[0].replace(/[ -]/g, ""))) add(match.index, match[0]);
  for (const match of content.matchAll(seedPhrase)) add(match.index, match[0]);
  for (const match of content.matchAll(walletWord)) {
    const from = Math.max(0, match.index - 260);
    const words = /(?<![\w'])(?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8}(?![\w'])[^\n]{0,30}$/.exec(
      content.slice(from, match.index),
    );
    if (words !== null) add(from + words.index, words[0]);
  }
  return found;
}

/** Long, and letters mixed with digits or cases as no word is. */
function looksRandom(text: string): boolean {
  const bare = text.replace(/[.=]+$/, "");
  if (bare.length < 12) return false;
  const digits = bare.match(/\d/g)?.length ?? 0;
  const changes = bare.match(/[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0;
  return (digits >= 3 && changes >= 2) || (bare.length >= 32 && digits >= 1 && changes >= 8);
}

const states = new Set(
  `a an the my your our his her their its this that these those not no too so very really quite always never still already on in at by for from with of to and or but if when which what who where how why
  weak strong wrong right correct incorrect expired expiring required needed missing empty safe secure insecure stored saved kept written known unknown forgotten lost changed reset set shared
  the same different hard easy difficult simple long short longer shorter stronger weaker unique gone stolen compromised leaked hacked locked blocked invalid valid old new bad good terrible stupid awful ok okay fine
  being asked about only just here there everywhere supposed going getting nothing something everything anything private secret hidden encrypted hashed case-sensitive
  zu nicht falsch sicher schwach vergessen abgelaufen weg demasiado debil incorrecta segura muy trop faible perdu oublié incorrect log login reset you me us them it be sign enter access open unlock protect get see use have do make try work works working`.split(
    /\s+/,
  ),
);

/** "My password is X" is a secret; "my password is too short" is not. */
function isPassword(content: string, match: RegExpExecArray): boolean {
  const value = (match[2] ?? "").replace(/[.,;:!?)]+$/, "");
  const between = match[1] ?? "";
  if (value.length < 4 || states.has(value.toLowerCase())) return false;
  if (/[\d!@#$%^&*_+=\-~]/.test(value.slice(1)) || /[a-z][A-Z]/.test(value)) return true;
  if (/[:=]\s{0,3}["'`“„«]?$/.test(between) || /["'`“„«]$/.test(between)) return true;
  // A plain word counts when the clause ends with it or when it is asked to be kept.
  const after = content.slice(match.index + match[0].length, match.index + match[0].length + 40);
  return (
    /\s(?:is|was|ist|lautet|es|est|è|é|это)\s$/.test(between) &&
    /^[\s"'`”»]*(?:$|[.,;!?\n)]|(?:please|pls|so|remember|save|store|keep|and)\b)/i.test(after)
  );
}

function isCard(digits: string): boolean {
  const network =
    /^4(?:\d{12}|\d{15}|\d{18})$/.test(digits) ||
    /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/.test(digits) ||
    /^3[47]\d{13}$/.test(digits) ||
    /^6(?:011|4[4-9]\d|5\d\d)\d{12}$/.test(digits) ||
    /^3(?:0[0-5]|[68]\d)\d{11}$/.test(digits) ||
    /^(?:2131|1800|35\d{3})\d{11}$/.test(digits) ||
    /^62\d{14,17}$/.test(digits);
  return network && passesLuhn(digits);
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

function isIban(text: string): boolean {
  if (text.length < 15 || text.length > 34) return false;
  let remainder = 0;
  for (const letter of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
