import { row } from "../../src/model/csv.ts"
import { type Choice, clean, kept, noteOf } from "./selection.ts"

/** The end of an address that holds missions in their order and nothing else: `#voeux=a,b&etoiles=c`. */
export function writeShared({ wishes, starred }: Pick<Choice, "wishes" | "starred">): string {
  const parts = [
    ["voeux", wishes],
    ["etoiles", starred],
  ] as const
  const said = parts.filter(([, slugs]) => slugs.length > 0).map(([name, slugs]) => `${name}=${slugs.join(",")}`)
  return said.length > 0 ? `#${said.join("&")}` : ""
}

/** What an address shares; undefined when it shares nothing. Anything but slugs is dropped. */
export function readShared(hash: string): Choice | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ""))
  const slugs = (name: string) => given.get(name)?.split(",")
  const choice = clean({ wishes: slugs("voeux"), starred: slugs("etoiles"), notes: {} })
  return kept(choice).length > 0 ? choice : undefined
}

/** What a file says of a mission, for those who read it. */
export interface Told {
  numero: string
  intitule: string
  collectivite: string
  territoire: string
  logement: string
  permis_b: string
  transports: string
  url: string
}

export interface FileOptions {
  edition: string
  /** Private notes leave the browser only when asked for. */
  notes: boolean
  tell(slug: string): Told | undefined
}

/** A file of a choice: read back by `readFile`, and by whoever gathers the wishes of teams. */
export function writeFile(choice: Choice, { edition, notes, tell }: FileOptions): string {
  const item = (slug: string, at?: number) => ({
    ...(at !== undefined && { rang: at + 1 }),
    slug,
    ...tell(slug),
    ...(notes && noteOf(choice, slug) !== "" && { note: noteOf(choice, slug) }),
  })
  const voeux = choice.wishes.map(item)
  const etoiles = choice.starred.map(slug => item(slug))
  return `${JSON.stringify({ type: fileType, version: fileVersion, edition, voeux, etoiles }, null, 2)}\n`
}

/** The choice a file holds, or in French why it holds none. Any bytes may be given. */
export function readFile(text: string, edition: string): Choice | string {
  const found = parse(text)
  if (typeof found !== "object" || found === null || (found as { type?: unknown }).type !== fileType)
    return "Ce fichier n’est pas une sélection enregistrée par ce site."
  const { version, edition: of, voeux, etoiles } = found as { [key: string]: unknown }
  if (version !== fileVersion) return "Ce fichier vient d’une autre version du site, qui ne se lit pas ici."
  if (of !== edition)
    return typeof of === "string" && /^[\w-]{1,20}$/.test(of)
      ? `Ce fichier est une sélection de l’édition ${of}, pas de l’édition ${edition}.`
      : "Ce fichier ne dit pas de quelle édition est la sélection."
  const items = [voeux, etoiles].map(list => (Array.isArray(list) ? list : []).filter(isItem))
  const [wishes, starred] = items.map(list => list.map(({ slug }) => slug))
  const notes = Object.fromEntries(items.flat().map(({ slug, note }) => [String(slug), note]))
  const choice = clean({ wishes, starred, notes })
  return kept(choice).length > 0 ? choice : "Ce fichier ne contient aucune mission."
}

function isItem(given: unknown): given is { slug: unknown; note?: unknown } {
  return typeof given === "object" && given !== null && "slug" in given
}

/** The wishes then the starred missions as a table for a spreadsheet in French; no cell calculates. */
export function writeCsv(choice: Choice, options: Omit<FileOptions, "edition">): string {
  const heads = ["rang", "mission", "intitulé", "collectivité", "territoire", "logement", "permis B", "transports"]
  const line = (slug: string, at?: number) => {
    const told = options.tell(slug)
    const { numero = "", intitule = slug, collectivite = "", territoire = "", logement = "" } = told ?? {}
    const { permis_b = "", transports = "", url = "" } = told ?? {}
    const facts = [numero, intitule, collectivite, territoire, logement, permis_b, transports, url]
    return row([at === undefined ? "" : String(at + 1), ...facts, ...(options.notes ? [noteOf(choice, slug)] : [])])
  }
  const head = row([...heads, "adresse", ...(options.notes ? ["note privée"] : [])])
  return `\ufeff${head}${[...choice.wishes.map(line), ...choice.starred.map(slug => line(slug))].join("")}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const fileType = "selection-de-missions"
const fileVersion = 1
