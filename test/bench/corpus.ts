import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { departement, place } from "./places.ts"

/** Name of the édition a corpus holds. */
export const corpusEdition = "2025-2026"

export interface CorpusFile {
  slug: string
  name: string
  siret: string
  text: string
}

/**
 * Writes an édition of `count` fiches under `folder` (to be given as `--proposals`): the demonstration's fiches over
 * and over, each time another authority, with its own name, SIRET, number, title, département and words, so
 * that no text is that of another. The same count gives the same bytes. Returns the paths of the fiches.
 */
export function makeCorpus(count: number, folder: string): string[] {
  const out = join(folder, corpusEdition)
  mkdirSync(out, { recursive: true })
  const demonstration = readDemonstration()
  const files = Array.from({ length: count }, (_, index) => corpusFile(index, demonstration))
  writeFileSync(join(out, "edition.yml"), editionFile(files, demonstration))
  return files.map(({ slug, text }) => {
    const path = join(out, `${slug}.md`)
    writeFileSync(path, text)
    return path
  })
}

export interface Demonstration {
  edition: string
  /** The texts of the fiches, in the order of their names. */
  fiches: string[]
}

export function readDemonstration(): Demonstration {
  const folder = fileURLToPath(new URL(`../../proposals/${corpusEdition}`, import.meta.url))
  const names = readdirSync(folder)
    .filter(name => name.endsWith(".md"))
    .sort()
  return {
    edition: readFileSync(join(folder, "edition.yml"), "utf8"),
    fiches: names.map(name => readFileSync(join(folder, name), "utf8")),
  }
}

/** The fiche at an index (from 0); pure. */
export function corpusFile(index: number, { fiches }: Demonstration): CorpusFile {
  const original = fiches[index % fiches.length] ?? ""
  const category = index < named ? value(original, "categorie") : index % 2 === 0 ? "departement" : "region"
  const home = place(index)
  const name = `${kinds[category] ?? "Collectivité de"} ${home}`
  const siret = siretAt(index, category)
  const oldHome = /\p{Lu}[^ ’]*$/u.exec(value(original, "nom"))?.[0] ?? ""
  const text = original
    .replaceAll(`d’${oldHome}`, `de ${home}`)
    .replaceAll(oldHome, home)
    .replace(
      /^intitule: "?(.*?)"?$/m,
      (_, title: string) => `intitule: "${title}${title.includes(home) ? "" : ` (${home})`}"`,
    )
    .replace(/^statut: .*$/m, "statut: retenue")
    .replace(/^numero: .*$/m, `numero: ${index + 1}`)
    .replace(/^ {2}nom: .*$/m, `  nom: ${name}`)
    .replace(/^ {2}categorie: .*$/m, `  categorie: ${category}`)
    .replace(/^ {2}fonction: Directeur départemental adjoint$/m, "  fonction: Directeur général adjoint")
    .replace(/^ {2}siret: .*$/m, `  siret: ${siret}`)
    .replace(/^ {2}adresse.*$/gm, line =>
      line.replace(/\b(\d{5}) \S+/, (_, old) => `${postcodeAt(index, old)} ${home}`),
    )
    .replace(/@[a-z.-]+\.example$/gm, `@${slugify(home)}.example`)
  const body = text.indexOf("\n## ")
  return { slug: slugify(name), name, siret, text: text.slice(0, body) + reworded(text.slice(body), index) }
}

/** A text of the same structure and length, whose titles stay and half of whose words become others, of this index alone. */
function reworded(text: string, index: number): string {
  return text.replace(/^#.*$|\]\(\S+\)|(?<!\p{L})(?:\p{Ll}{3,6}|\p{Ll}{9,})(?!\p{L})/gmu, (found, at: number) => {
    if (/^[#\]]/.test(found)) return found
    const letter = (rank: number) => {
      const set = letters[rank % 2] ?? ""
      const mixed = Math.imul((index * 65_537 + at * 31 + rank) ^ 0x2545f491, 0x9e3779b1)
      const spread = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 12
      return set.charAt(spread % set.length)
    }
    return found.charAt(0) + Array.from(found.slice(1), (_, rank) => letter(rank)).join("")
  })
}

const letters = ["aeiou", "bcdflmnprstv"]

/** The édition's file: the demonstration's, with authorities of the corpus, as many as 64 KiB hold. */
function editionFile(files: CorpusFile[], { edition }: Demonstration): string {
  const known = files.slice(0, named).map(({ name, siret, text }) => {
    return [
      `  - siren: ${siret.slice(0, 9)}`,
      `    nom: ${name}`,
      `    categorie: ${value(text, "categorie")}`,
      "    population: 62400",
      "    millesime: 2025",
    ].join("\n")
  })
  return `${edition.slice(0, edition.indexOf("\ncollectivites:"))}\ncollectivites:\n${known.join("\n")}\n`
}

/** Authorities the édition names, since reference data know none of them; later ones are of the kinds no data are asked to know. */
const named = 300

/** What stands before the place in an authority's name, by category. */
const kinds: { [category: string]: string } = {
  commune: "Ville de",
  epci: "Communauté d’agglomération de",
  departement: "Département de",
  region: "Région de",
  sdis: "Service d’incendie et de secours de",
  ccas: "Centre communal d’action sociale de",
  syndicat: "Syndicat mixte de",
}

/** First digits of the SIREN of public bodies, by category. */
const prefixes: { [category: string]: string } = {
  commune: "21",
  epci: "20",
  departement: "22",
  region: "23",
  sdis: "28",
  ccas: "26",
  syndicat: "25",
}

/** A SIRET right in both its keys, that no real authority bears: its serial number is beyond every real one. */
function siretAt(index: number, category: string): string {
  const serial = category === "epci" ? 200_000 + index : `${departement(index)}${1000 + (index % 9000)}`
  return withKey(`${withKey(`${prefixes[category] ?? "29"}${serial}`)}0001`)
}

/** A postcode no town has, in the département of an index; overseas ones stay, because the fiche's phones are dialled from there. */
function postcodeAt(index: number, postcode: string): string {
  return postcode.startsWith("97") ? postcode : `${departement(index)}995`
}

/** Adds the digit that makes Luhn's sum a multiple of 10. */
function withKey(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function value(text: string, key: string): string {
  return new RegExp(`^ *${key}: (.*)$`, "m").exec(text)?.[1] ?? ""
}

function slugify(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, folder] = process.argv.slice(2)
  if (!/^[1-9]\d*$/.test(count ?? "") || folder === undefined) {
    console.error("Usage: npx tsx test/bench/corpus.ts N FOLDER")
    process.exitCode = 2
  } else {
    makeCorpus(Number(count), resolve(folder))
    console.log(
      `${count} fiches in ${join(resolve(folder), corpusEdition)}; check them with: npx missions check --proposals ${resolve(folder)}`,
    )
  }
}
