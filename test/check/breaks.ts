import { readFileSync } from "node:fs"
import { parse } from "yaml"

/** A fiche as it should be and as somebody broke it, with the line where that shows. */
export interface Broken {
  right: string
  wrong: string | Uint8Array
  line: number
}

/** What becomes of it: put right by a machine, or by a person; or read all the same, with at most a word of advice. */
export type Outcome = "certain" | "person" | "understood"

export interface Break {
  name: string
  outcome: Outcome
  /** True when more than one fiche, or text, stands in the file. */
  several?: true
  /** Breaks a sound fiche; `words` may be put where words are wanted: no sign in them means anything. */
  spoil(sound: string, words: string): Broken
}

/** Where a replacement shows when nothing else says: where what it replaces stood. */
const unknown = /$^/
const windows: { [sign: string]: string } = {
  "’": "\x92",
  œ: "\x9c",
  "…": "\x85",
  "–": "\x96",
  "€": "\x80",
  "“": "\x93",
  "”": "\x94",
}
const themes = /(?<=^themes:\n)/m

const answer = /^( *[a-z_]+: )(.+)$/gm
const header = /^---\n[\s\S]*?\n---\n/
/** The line that opens the next front matter. */
const second = /(?<=\n---\n[\s\S]*)^---$/m
const blankForm = readFileSync(new URL("../../schema/fiche-vierge.md", import.meta.url), "utf8")
const blankHeader = header.exec(blankForm)?.[0] ?? ""

const olderMessage = written(
  "the source of a message of another age",
  text => quotedPrintable(ansi(text)),
  /=[89C-F][0-9A-F]/,
)

/** The ways people break a fiche: by hand, with a word processor, a mail program, or an editor of another age. */
export const breaks: Break[] = [
  // Title: signs that mean something.
  ...title("a colon between words", words => `Plan : ${words}`),
  ...title("a no-break space before that colon", words => `Plan\u00a0: ${words}`),
  ...title("a colon at the end", words => `${words} :`),
  ...title("a number sign", words => `Plan #2 ${words}`),
  ...["@", "%", "`", "*", "- ", "? ", "> ", ", ", "| ", "[", "{"].flatMap(sign =>
    title(`a sign first: ${sign}`, words => `${sign}${words}`),
  ),
  ...title("quotes around the first words", words => `"Demain" ${words}`),
  typed("a quote never closed", words => `"${words}`),
  typed("a quote closed by a curly one", words => `"${words}”`),
  typed(
    "an apostrophe in single quotes",
    words => `'L'eau et ${words}'`,
    words => `"L'eau et ${words}"`,
  ),
  typed("curly quotes", words => `“${words}”`, undefined, "understood"),
  typed(
    "an answer cut by a new line",
    words => `Plan\n${words}`,
    words => `Plan ${words}`,
  ),
  // Colons.
  ...[" = ", "=", " → ", " -> ", " ; ", " - ", " – ", "："].map(sign =>
    change(`«${sign}» for the colon`, "intitule: ", `intitule${sign}`),
  ),
  change("no space after the colon", "intitule: ", "intitule:"),
  everywhere("no space after any colon", /^( *\w+): (?=\S)/gm, "$1:"),
  everywhere("an equals sign everywhere", /^( *\w+): (?=\S)/gm, "$1 = "),
  change("a no-break space before the colon", "intitule:", "intitule\u00a0:", "understood"),
  everywhere("no-break spaces after the colons", /^( *\w+): (?=\S)/gm, "$1:\u00a0", "understood"),
  // Names of questions.
  ...[
    "Intitule",
    "INTITULE",
    "intitulé",
    "Intitulé du projet collectif",
    "**intitule**",
    "`intitule`",
    "“intitule”",
  ].map(name => change(`a question named ${name}`, "intitule:", `${name}:`)),
  change("bold that takes the colon in", "intitule: ", "**intitule :** "),
  change("a label for a group", "dgs:", "Identification du directeur général des services :"),
  change("a hyphen in a name", "contact_rh:", "contact-rh:"),
  change("a space in a name", "adresse_accueil:", "adresse accueil:"),
  change("an escaped name", "contact_rh:", "contact\\_rh:"),
  change("a numbered question", "intitule:", "1. intitule:"),
  change("a question behind a bullet", "intitule:", "• intitule:"),
  everywhere("a dash before every question", /^( *)(?=[a-z_]+:)/gm, "$1- "),
  change("a misspelt name", "  hebergement:", "  hebergemant:", "person"),
  // Indentation.
  everywhere("tabs", /^ {2}(?=\S)/gm, "\t", "certain", /^\t/m),
  change("a space too few", "\n  prenom:", "\n prenom:", "certain", / prenom/),
  change("a space too many", "\n  prenom:", "\n   prenom:", "certain", / prenom/),
  change("no indentation for one", "\n  prenom:", "\nprenom:", "certain", /prenom/),
  change("a group moved", "\ndgs:", "\n dgs:", "certain", / dgs/),
  everywhere("no indentation at all", /^ +(?=[a-z_]+:)/gm, "", "certain", /^nom:/m),
  everywhere("no-break spaces before the lines", /^ {2}/gm, "\u00a0\u00a0", "understood"),
  everywhere("four spaces for two", /^( +)/gm, "$1$1", "understood"),
  // Lists.
  ...["•", "–", "·", "*", "→", "o", "\uf0b7", "1.", "2)"].map(bullet =>
    everywhere(`«${bullet}» for the dash of a list`, /^ {2}- /gm, `  ${bullet} `, "certain", themes),
  ),
  everywhere("a bullet and a tab", /^ {2}- /gm, "  •\t", "certain", themes),
  everywhere("a dash without its space", /^ {2}- /gm, "  -", "certain", themes),
  everywhere("a list without dashes", /^ {2}- /gm, "  ", "certain", themes),
  listed("a list with commas", list => list.join(", "), "understood"),
  listed("a list with semicolons", list => list.join(" ; "), "understood"),
  listed("a bracket never closed", list => `[${list.join(", ")}`),
  // Answers.
  change("an address as a link", /courriel: (\S+)/, "courriel: [$1](mailto:$1)"),
  change("an address behind words", /courriel: (\S+)/, "courriel: [Philippine](mailto:$1)"),
  change("an address between brackets", /courriel: (\S+)/, "courriel: <$1>", "understood"),
  change("an answer given twice", /^intitule: .*\n/m, "$&$&", "certain", /^intitule.*\n(?=intitule)/m, 1),
  change("two answers", /^intitule: .*\n/m, "$&intitule: Un autre titre\n", "person", /^intitule.*\n(?=intitule)/m, 1),
  change("a group named twice", "\ntuteur:", "\ndgs:", "person", /tuteur|^dgs:(?![\s\S]*^dgs:)/m),
  change("an invisible space", "intitule: ", "intitule: \u200b", "understood"),
  typed(
    "a soft hyphen",
    words => `${words}\u00ad fin`,
    words => `${words} fin`,
  ),
  typed(
    "a line break of Word",
    words => `Plan\u000b${words}`,
    words => `Plan ${words}`,
  ),
  typed(
    "a line separator",
    words => `Plan\u2028${words}`,
    words => `Plan ${words}`,
  ),
  everywhere("every answer on the line below its question, at the margin", answer, "$1\n$2"),
  everywhere("every answer on the line below its question, as far in", /^( *)([a-z_]+): (.+)$/gm, "$1$2:\n$1$3"),
  everywhere(
    "every answer on the line below its question, further in",
    /^( *)([a-z_]+): (.+)$/gm,
    "$1$2:\n$1  $3",
    "understood",
  ),
  everywhere("every answer on the line below its question, after a blank one", answer, "$1\n\n$2"),
  // Behind number signs.
  everywhere("a number sign before every line", /^(?= *[a-z_]+:| +- )/gm, "# "),
  everywhere("a number sign before every answer of a group", /^ {2}(?=[a-z_]+: )/gm, "  # "),
  everywhere("a number sign before every answer", answer, "$1# $2", "person"),
  everywhere("every answer in a note below its question", answer, "$1\n# $2", "person"),
  helped("help without its number sign", text => text.replace(/^( *)# (?=Exemple|Au choix)/gm, "$1"), /Exemple/),
  helped("no number sign before any help", text => text.replace(/^( *)# /gm, "$1"), /^Écrivez/m),
  // Tables, boxes, placeholders, labels of another year.
  everywhere("a tab for every colon", /^( *[a-z_]+): (?=\S)/gm, "$1\t"),
  everywhere("a tab for every colon, and for those of the groups", /^( *[a-z_]+): ?/gm, "$1\t"),
  change("two boxes", "permis_b: non", "permis_b: [ ] oui [x] non", "understood"),
  change("two boxes of Word", "permis_b: non", "permis_b: ☐ Oui ☒ Non", "understood"),
  change("two boxes after their answers", "permis_b: non", "permis_b: Oui ☐ / Non ☒", "understood"),
  change("two empty boxes", "permis_b: non", "permis_b: [ ] oui [ ] non", "person"),
  change("two answers left", "permis_b: non", "permis_b: oui / non", "person"),
  ...["?", "…", "-", "*", "À compléter"].map(sign =>
    change(`«${sign}» for an answer`, "prenom: Barnabé", `prenom: ${sign}`, "person"),
  ),
  ...["Hébergement possible", "Possibilité d'hébergement", "Hébergement possible (oui/non)"].map(label =>
    change(`a question named ${label}`, "hebergement:", `${label} :`),
  ),
  ...["N° de SIRET", "N° SIRET", "SIRET"].map(label => change(`a question named ${label}`, "siret:", `${label} :`)),
  written(
    "a program without one of its commas",
    text => asProgram(text).replace('"commune",', '"commune"'),
    /"siret"/,
    "person",
  ),
  written(
    "a program between curly quotes",
    text => asProgram(text).replaceAll(/"([^"\n]*)"/g, "“$1”"),
    /“intitule”/,
    "person",
  ),
  written(
    "curly quotes in those of a program",
    text =>
      asProgram(text.replace(/^intitule: .*$/m, 'intitule: "Agir [a] “ici” demain : là"')).replaceAll(
        /"([^"\n]*)"/g,
        "“$1”",
      ),
    /“intitule”/,
    "person",
  ),
  written("a program", asProgram, /^/, "understood"),
  everywhere("a comma after every answer", answer, "$1$2,"),
  everywhere("a semicolon after every answer", answer, "$1$2;"),
  everywhere("a space and a semicolon after every answer", answer, "$1$2\u00a0;"),
  everywhere("a code of a page after every answer", answer, "$1$2&nbsp;"),
  everywhere("a comma after every line that says something", /^( +- | *[a-z_]+: )(.+)$/gm, "$1$2,"),
  written("the lines of a program", text => text.replace(/^( *)([a-z_]+):(?: (.+))?$/gm, programLine), /^"intitule"/m),
  written("a capital to every name", text => text.replace(/^ *[a-z](?=[a-z_]*:)/gm, sign => sign.toUpperCase()), /^I/m),
  // Twice.
  ...[
    change("a front matter twice", header, "$&$&", "certain", second),
    change("a front matter twice, a blank line between", header, "$&\n$&", "certain", second),
    change("a front matter and the blank one below", header, `$&${blankHeader}`, "certain", second),
    written("a front matter and another", text => text.replace(header, `$&${otherHeader(text)}`), second, "person"),
    written("a fiche twice", text => `${text}\n${text}`, second),
    written("a fiche twice, without a blank line", text => text + text, second),
    written("a fiche three times", text => `${text}\n\n\n${text}${text}`, second),
    written(
      "a fiche and another",
      text => `${text}\n${otherHeader(text)}${text.replace(header, "")}`,
      second,
      "person",
    ),
    written("a fiche and the blank one below", text => `${text}\n${blankForm}`, second),
    written("a fiche and the blank one above", text => `${blankForm}\n${text}`, /^---/),
    written("a fiche and a blank front matter above", text => blankHeader + text, /^---/),
    written("all the text twice", text => text + text.replace(header, ""), /(?<=^## Autres[\s\S]*)^## Contexte/m),
    written(
      "a part twice",
      text => text.replace(/^## Enjeux[\s\S]*?(?=^## Objectifs)/m, "$&$&"),
      /(?<=^## Enjeux[\s\S]*)^## Enjeux/m,
    ),
    written(
      "a part again at the end",
      text => `${text}\n${/^## Enjeux[^#]*/m.exec(text)?.[0]}`,
      /(?<=^## Autres[\s\S]*)^## /m,
    ),
  ].map(one => ({ ...one, several: true as const })),
  // The two lines.
  ...["----", "--", "—", "—-", "–-", "———", "***", "___", "===", "~~~", "+++", "- - -", "\\---", " ---"].flatMap(
    line => [
      everywhere(`«${line}» for both lines`, /^---$/gm, line, "certain", /^/),
      closed(`«${line}» for the second line`, line),
    ],
  ),
  ...["...", "…"].map(line => closed(`«${line}» for the second line`, line)),
  everywhere("a no-break space after the dashes", /^---$/gm, "---\u00a0", "understood"),
  change("a language named", /^---/, "---yaml", "certain", /^/),
  change("no first line", /^---\n/, "", "certain", /^/),
  change("no second line", "\n---\n", "\n", "certain", /^## /m),
  everywhere("neither line", /^---\n/gm, "", "certain", /^/),
  change("blank lines before", /^/, "\n \n\n", "understood"),
  change("words before", /^/, "Bonjour, voici notre proposition.\n\n", "person", /^/),
  change("a message before", /^/, "De : Philippine\nObjet : Fiche mission\n\nBonjour,\n\n", "person", /^/),
  change("a title before", /^/, "# Ville de Valombreuil\n\n", "person", /^/),
  change("all in a block of code", /^[\s\S]*$/, "```yaml\n$&```\n", "certain", /^/),
  change("the answers in a block of code", /^(---\n[\s\S]*?\n---\n)/, "```\n$1```\n", "certain", /^/),
  everywhere("a block of code for the two lines", /^---$/gm, "```", "certain", /^/),
  everywhere("cited in a message", /^/gm, "> ", "certain", /^/),
  written(
    "cited below who wrote it",
    text => `Le lun. 12 mai 2025 à 10:12, Philippine <rh@mairie.example> a écrit :\n\n${text.replace(/^/gm, "> ")}`,
    /^>/m,
  ),
  written("cited below an answer", text => `Bonjour,\n\nVoici.\n\n${text.replace(/^/gm, "> ")}`, /^>/m, "person"),
  // Titles of the parts.
  ...["# ", "### ", "##", "##\u00a0", "\\## ", "## 2. ", "## 2) ", "## 2/ ", "## II. ", ""].map(mark =>
    change(`«${mark}» before a title`, /^## (?=Enjeux)/m, mark, "understood"),
  ),
  change("four spaces before a title", /^## (?=Enjeux)/m, "    ## ", "understood"),
  everywhere("four spaces before every title", /^## /gm, "    ## ", "understood"),
  everywhere("a tab before every title", /^## /gm, "\t## ", "understood"),
  everywhere("one sign before every title", /^## /gm, "# ", "understood"),
  everywhere("no sign before any title", /^## /gm, "", "understood"),
  everywhere("bold for every title", /^## (.*)$/gm, "**$1**", "understood"),
  everywhere("bold and a number", /^## (.*)$/gm, "**1. $1 :**", "understood"),
  change("a title in capitals", /^## Enjeux.*$/m, "## ENJEUX STRATÉGIQUES POUR LA COLLECTIVITÉ", "understood"),
  change("a title cut by a mail program", "transversale, en inter", "transversale, en\ninter", "understood"),
  change("a title underlined", /^## (Enjeux.*)$/m, "$1\n=====", "understood"),
  change("a title and a colon", /^## (Enjeux.*)$/m, "## $1 :", "understood"),
  change("half a title", /^## Enjeux.*$/m, "## Enjeux", "person", /^## Enjeux$/m),
  change("a straight apostrophe in a title", "raisons d’", "raisons d'", "understood"),
  // Files.
  file("a byte order mark", text => `\ufeff${text}`, "understood"),
  file("Windows line ends", text => text.replaceAll("\n", "\r\n"), "understood"),
  file("line ends of old Macs", text => text.replaceAll("\n", "\r"), "understood"),
  file("letters apart from their accents", text => text.normalize("NFD"), "understood"),
  file("every line followed by a blank one", text => text.replaceAll("\n", "\n\n"), "understood"),
  file("UTF-16", text => Buffer.from(`\ufeff${text}`, "utf16le"), "certain"),
  file("UTF-16, the other way round", text => Buffer.from(`\ufeff${text}`, "utf16le").swap16(), "certain"),
  file("windows-1252", ansi, "certain"),
  written("the source of a message", text => quotedPrintable(Buffer.from(text)), /=[C-F][0-9A-F]=/),
  {
    ...olderMessage,
    spoil: (sound, words) => olderMessage.spoil(sound.replace(/[^\n -ÿ’œ…–€“”]/g, ""), words),
  },
  file(
    "accents encoded twice, no-break spaces made spaces",
    text => Buffer.from(text).toString("latin1").replaceAll("\u00a0", " "),
    "certain",
  ),
  file("accents encoded twice", text => Buffer.from(text).toString("latin1"), "certain"),
]

function change(
  name: string,
  from: string | RegExp,
  to: string,
  outcome: Outcome = "certain",
  shows: RegExp = unknown,
  more = 0,
): Break {
  return {
    name,
    outcome,
    spoil: right => {
      const wrong = right.replace(from, to)
      return { right, wrong, line: lineOf(shows === unknown ? right : wrong, shows === unknown ? from : shows) + more }
    },
  }
}

function everywhere(name: string, from: RegExp, to: string, outcome: Outcome = "certain", shows = unknown): Break {
  return change(name, from, to, outcome, shows)
}

/** The title typed as it is, and as it should be. */
function title(name: string, meant: (words: string) => string): Break[] {
  return [typed(name, meant, words => quoted(meant(words)))]
}

function typed(
  name: string,
  typedAs: (words: string) => string,
  meant: (words: string) => string = words => words,
  outcome: Outcome = "certain",
): Break {
  const put = (text: string, answer: string) => text.replace(/^intitule: .*$/m, () => `intitule: ${answer}`)
  return {
    name: `title: ${name}`,
    outcome,
    spoil: (sound, words) => ({ right: put(sound, meant(words)), wrong: put(sound, typedAs(words)), line: 2 }),
  }
}

function listed(name: string, written: (list: string[]) => string, outcome: Outcome = "certain"): Break {
  return {
    name,
    outcome,
    spoil: right => {
      const wrong = right.replace(/^themes:\n((?: {2}- .*\n)+)/m, (_, items: string) => {
        return `themes: ${written(
          items
            .trim()
            .split("\n")
            .map(item => item.replace(/^ *- /, "")),
        )}\n`
      })
      return { right, wrong, line: lineOf(wrong, /^themes:/m) }
    },
  }
}

function written(name: string, write: (text: string) => string, shows: RegExp, outcome: Outcome = "certain"): Break {
  return {
    name,
    outcome,
    spoil: right => {
      const wrong = write(right)
      return { right, wrong, line: lineOf(wrong, shows) }
    },
  }
}

/** Questions of the sound fiche that are answered on their line. */
const asked = 20

/** A fiche filled in between the notes of the blank one, and as somebody broke these. */
function helped(name: string, spoil: (text: string) => string, shows: RegExp): Break {
  return {
    name,
    outcome: "certain",
    spoil: sound => {
      const right = sound.replace(header, typed => {
        const answers = [...typed.matchAll(answer)].map(([, , said]) => said ?? "")
        if (answers.length !== asked) throw new Error("Not every question is answered on its line")
        return blankHeader
          .replace(/^themes:$/m, "themes: transition écologique, éducation")
          .replace(
            /^( *(?!resume)[a-z_]+:)$\n(?! *[a-z_]+:| *# Nom (?:de la coll|\()| *# Contact RH pour| *# Possib)/gm,
            (_, question: string) => `${question} ${answers.shift()}\n`,
          )
      })
      const wrong = spoil(right)
      return { right, wrong, line: lineOf(wrong, shows) }
    },
  }
}

/** The front matter as a program holds it. */
function asProgram(text: string): string {
  return text.replace(header, typed => {
    const data: unknown = parse(typed.slice(4, -4), { schema: "failsafe" })
    return `---\n${JSON.stringify(data, null, 2)}\n---\n`
  })
}

function programLine(_: string, indent: string, key: string, value?: string): string {
  const said = value?.startsWith('"') ? value : `"${value}"`
  return `${indent}"${key}":${value === undefined ? "" : ` ${said},`}`
}

function otherHeader(text: string): string {
  return (header.exec(text)?.[0] ?? "").replace("prenom: Barnabé", "prenom: Basile")
}

function closed(name: string, line: string): Break {
  return {
    name,
    outcome: "certain",
    spoil: right => {
      const wrong = right.replace("\n---\n", () => `\n${line}\n`)
      return { right, wrong, line: lineOf(right, "\n---\n") }
    },
  }
}

function file(name: string, written: (text: string) => string | Uint8Array, outcome: Outcome): Break {
  return {
    name,
    outcome,
    spoil: right => {
      const wrong = written(right)
      const latin = typeof wrong === "string" ? wrong : Buffer.from(wrong).toString("latin1")
      return { right, wrong, line: lineOf(latin, /[^\n -~]/) }
    },
  }
}

/** A text as mail programs send it: signs beyond ASCII by their bytes, lines of 76 at most. */
function quotedPrintable(bytes: Uint8Array): string {
  const coded = [...bytes].map(byte => {
    const isPlain = byte === 0x0a || (byte > 0x1f && byte < 0x7f && byte !== 0x3d)
    return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
  })
  let column = 0
  return coded
    .map(sign => {
      const cut = sign !== "\n" && column + sign.length > 75
      column = sign === "\n" ? 0 : cut ? sign.length : column + sign.length
      return cut ? `=\n${sign}` : sign
    })
    .join("")
}

function ansi(text: string): Uint8Array {
  const typed = text.replace(/[’œ…–€“”]/g, sign => windows[sign] ?? sign)
  return Buffer.from(typed.replace(/[^\n -ÿ]/g, ""), "latin1")
}

function lineOf(text: string, pattern: string | RegExp): number {
  const at = typeof pattern === "string" ? text.indexOf(pattern) : text.search(pattern)
  if (at < 0) throw new Error(`Nothing like ${pattern} in the fiche`)
  const start = typeof pattern === "string" ? at + (/^\n*/.exec(pattern)?.[0].length ?? 0) : at
  return text.slice(0, start).split("\n").length
}

/** A text between the quotes it has none of. */
function quoted(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}
