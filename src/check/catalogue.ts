import type { RootContent } from "mdast"
import { fiche } from "../model/fields.ts"
import { departementOf } from "../model/territories.ts"
import type { Catalogue, checked, Draft, Edition, Fiche, Proposal, Subject, Values } from "../model/types.ts"
import { sectionFields } from "./read-sections.ts"

/** A file that was checked: what is in it, and what forbids to publish it. */
export interface Checked {
  subject: Subject
  /** Whether its values are all that the form asks for. */
  sound: boolean
  /** Number of blocking findings, before a draft's are softened to advice. */
  blocking: number
}

/**
 * The sound proposals of an édition, by région then authority; without `preview` only those that are public (retained,
 * provided for, or withdrawn after having been). All others are listed with the reason. Made when first asked: a check
 * that publishes nothing sorts nothing.
 */
export function catalogueOf(name: string, edition: Edition, files: readonly Checked[], preview: boolean): Catalogue {
  let made: Sorted | undefined
  const sorted = () => {
    made ??= sort(files, preview)
    return made
  }
  return {
    name,
    edition,
    get proposals() {
      return sorted().proposals
    },
    get leftOut() {
      return sorted().leftOut
    },
  }
}

type Sorted = Pick<Catalogue, "proposals" | "leftOut">

function sort(files: readonly Checked[], preview: boolean): Sorted {
  const proposals: Proposal[] = []
  const leftOut: Catalogue["leftOut"] = []
  for (const one of files) {
    const { draft, values } = one.subject
    const statut = String(values["statut"] ?? "recue")
    const reason = reasonOf(one, statut, preview)
    if (reason === undefined) proposals.push(proposalOf(draft, values))
    else leftOut.push({ path: draft.path, slug: draft.slug, statut, reason, blocking: one.blocking })
  }
  return { proposals: inReadingOrder(proposals), leftOut }
}

const published = new Set(["retenue", "pourvue", "retiree"])

function reasonOf({ sound, blocking }: Checked, statut: string, preview: boolean): string | undefined {
  if (blocking > 0) {
    if (statut === "brouillon") return "Brouillon qui reste à compléter."
    return `${blocking} ${blocking > 1 ? "points bloquants" : "point bloquant"}.`
  }
  if (!sound) return "Des réponses demandées par le formulaire manquent."
  if (preview || published.has(statut)) return undefined
  return waiting[statut] ?? "Pas encore retenue."
}

const waiting: { [statut: string]: string } = {
  brouillon: "Brouillon.",
  recue: "Reçue, pas encore retenue.",
  "a-corriger": "À corriger par la collectivité.",
  "non-retenue": "Non retenue.",
}

/** The only place where a Proposal is made. */
export function proposalOf(draft: Draft, values: Values): Proposal {
  const facts: Omit<Proposal, typeof checked> = {
    path: draft.path,
    slug: draft.slug,
    edition: draft.edition,
    data: values as unknown as Fiche,
    get sections() {
      const nodes = sectionsOf(draft)
      draft.forget?.() // whoever asked holds them as long as needed
      return nodes
    },
    // Asked of git only when somebody wants them.
    get added() {
      return draft.added
    },
    get modified() {
      return draft.modified
    },
  }
  return facts as Proposal
}

function sectionsOf(draft: Draft): ReadonlyMap<string, RootContent[]> {
  const keys = new Set(sectionFields(fiche).map(({ key }) => key))
  const nodes = new Map<string, RootContent[]>()
  for (const { key, nodes: found } of draft.sections()) {
    if (key !== null && keys.has(key) && !nodes.has(key) && found.length > 0) nodes.set(key, found)
  }
  return nodes
}

const french = new Intl.Collator("fr", { numeric: true })

function inReadingOrder(proposals: Proposal[]): Proposal[] {
  return proposals
    .map(proposal => ({ proposal, region: regionOf(proposal), nom: proposal.data.collectivite.nom }))
    .sort(
      (one, other) =>
        french.compare(one.region, other.region) ||
        french.compare(one.nom, other.nom) ||
        french.compare(one.proposal.data.intitule, other.proposal.data.intitule),
    )
    .map(({ proposal }) => proposal)
}

/** An address without a région comes last. */
function regionOf({ data }: Proposal): string {
  return departementOf(data.collectivite.adresse)?.region || "\uffff"
}
