import { edition as editionSchema, fields as fieldsOf } from "../model/fields.ts"
import { departementOf } from "../model/territories.ts"
import type { Authority, Catalogue, Edition, Field, Proposal, Rule } from "../model/types.ts"
import type {
  DateMoves,
  DateView,
  EditionView,
  MissionView,
  PublicValue,
  SiteConfig,
  SiteView,
} from "../model/views.ts"
import { siteAddress } from "./address.ts"
import type { Cache } from "./cache.ts"
import { publicValues, shown, tree } from "./public-values.ts"
import { type RenderedSections, renderSections } from "./render.ts"
import { safeTexts } from "./safe-text.ts"

export interface ViewOptions {
  config: SiteConfig
  /** Absolute address of the site; the base path is added when the address has none. */
  url: string
  base: string
  rules: readonly Rule[]
  fields: Field[]
  version: string
  /** ISO day in Paris. */
  today: string
  /** Shows every sound fiche, whatever its statut. */
  preview: boolean
  /** Reference data by SIREN, for the population. */
  authorities: ReadonlyMap<string, Authority>
  /** By édition, how often its dates have moved. */
  moves?: ReadonlyMap<string, DateMoves>
  /** Remembers rendered sections from one run to the next. */
  cache?: Cache
}

/** The explicit public projection of the éditions: what is not named here, or not `publique` in the schema, goes nowhere. */
export function siteView(catalogues: readonly Catalogue[], options: ViewOptions): SiteView {
  const { config, rules, fields, version, today } = options
  const base = `/${options.base}/`.replace(/\/+/g, "/")
  const newestFirst = [...catalogues].sort((a, b) => (a.name < b.name ? 1 : -1))
  const editions = newestFirst.map(catalogue => editionView(catalogue, options))
  return { url: siteAddress(options.url, base), base, config, editions, rules, fields, version, today }
}

const published = new Set(["retenue", "pourvue"])

function editionView(catalogue: Catalogue, options: ViewOptions): EditionView {
  const { name, edition, proposals } = catalogue
  const own = new Map((edition.collectivites ?? []).map(authority => [authority.siren, authority]))
  const keys = textFields(options.fields).map(({ key }) => key)
  const views = proposals.map(proposal =>
    missionView(proposal, name, renderSections(proposal, keys, options.cache), options, own),
  )
  const withdrawn = views.filter(({ statut }) => statut === "retiree")
  const missions = views.filter(({ statut }) => published.has(statut) || (options.preview && statut !== "retiree"))
  for (const [index, mission] of missions.entries()) mission.position = index + 1
  return {
    name,
    edition: publicEdition(edition),
    settings: formSettings(edition),
    href: `${name}/`,
    missions,
    withdrawn,
    form: `${name}/formulaire.docx`,
    calendar: calendar(edition, options.moves?.get(name)),
  }
}

/** An édition without the office’s settings, which name fiches that may never be published. */
function publicEdition({ exemptions: _, severites: __, collectivites: ___, ...rest }: Edition): Edition {
  return safeTexts(rest)
}

/** What the rules, run by the form, need beside: how severe each is this year, and whom the reference data do not know. */
function formSettings({ severites, collectivites }: Edition): EditionView["settings"] {
  return safeTexts({ ...(severites && { severites }), ...(collectivites && { collectivites }) })
}

/** The fields whose answers are texts that readers see. */
export function textFields(fields: readonly Field[]): Field[] {
  return fields.filter(field => field.section && field.diffusion === "publique")
}

function missionView(
  proposal: Proposal,
  edition: string,
  texts: RenderedSections,
  { fields, authorities }: ViewOptions,
  own: ReadonlyMap<string, { population?: number; millesime?: number }>,
): MissionView {
  const values = publicValues(proposal.data, fields)
  const text = (pointer: string): string => asText(values.get(pointer))
  const label = (pointer: string): string => {
    const field = fields.find(one => one.pointer === pointer)
    return field ? shown(text(pointer), field) : text(pointer)
  }
  const siret = text("/collectivite/siret")
  const known = own.get(siret.slice(0, 9)) ?? authorities.get(siret.slice(0, 9))
  const territory = departementOf(text("/collectivite/adresse"))
  const numero = Number(values.get("/numero") ?? 0)
  const resume = text("/resume")
  const sections = textFields(fields)
  const plain = new Map([...values].filter(([pointer]) => !sections.some(section => section.pointer === pointer)))
  const view = {
    slug: proposal.slug,
    edition,
    position: 0,
    numero,
    numeral: numero > 0 ? String(numero).padStart(2, "0") : "—",
    href: `${edition}/${proposal.slug}/`,
    intitule: text("/intitule"),
    ...(resume !== "" && { resume }),
    themes: asList(values.get("/themes")),
    statut: text("/statut"),
    statutLabel: label("/statut"),
    collectivite: {
      nom: text("/collectivite/nom"),
      categorie: text("/collectivite/categorie"),
      categorieLabel: label("/collectivite/categorie"),
      siret,
      adresse: text("/collectivite/adresse"),
      adresse_accueil: text("/collectivite/adresse_accueil"),
      ...(known?.population !== undefined && { population: known.population }),
      ...(known?.population !== undefined && known.millesime !== undefined && { millesime: known.millesime }),
    },
    ...(territory && { departement: { code: territory.code, nom: territory.nom } }),
    region: territory?.region ?? "Région non précisée",
    tuteur: { fonction: text("/tuteur/fonction") },
    accueil: {
      hebergement: values.get("/accueil/hebergement") === true,
      permis_b: values.get("/accueil/permis_b") === true,
      transports_en_commun: values.get("/accueil/transports_en_commun") === true,
    },
    mark: texts.mark,
    autres: fields.flatMap(field => {
      const value = named.has(field.pointer) ? undefined : plain.get(field.pointer)
      return value === undefined ? [] : [{ pointer: field.pointer, label: field.label, value: shown(value, field) }]
    }),
    valeurs: tree(plain),
    ...(proposal.added !== undefined && { added: proposal.added }),
    ...(proposal.modified !== undefined && { modified: proposal.modified }),
  }
  return withSections(view, texts, sections)
}

/** Gives a view its sections, which are read anew each time; here, where nothing else is in reach that would be held with them. */
function withSections(view: Omit<MissionView, "sections">, texts: RenderedSections, fields: Field[]): MissionView {
  return Object.defineProperty(view, "sections", {
    enumerable: true,
    get: () => {
      const rendered = texts.all()
      return fields.flatMap(({ key, label }) => {
        const section = rendered.get(key)
        return section ? [{ key, label, ...section }] : []
      })
    },
  }) as MissionView
}

/** The values that have their own place in a MissionView. */
const named = new Set([
  "/intitule",
  "/resume",
  "/themes",
  "/statut",
  "/numero",
  "/collectivite/nom",
  "/collectivite/categorie",
  "/collectivite/siret",
  "/collectivite/adresse",
  "/collectivite/adresse_accueil",
  "/tuteur/fonction",
  "/accueil/hebergement",
  "/accueil/permis_b",
  "/accueil/transports_en_commun",
])

function asText(value: PublicValue | undefined): string {
  return typeof value === "string" ? value : ""
}

function asList(value: PublicValue | undefined): string[] {
  return Array.isArray(value) ? value : []
}

/** The dates of the schema's `calendrier`, in the order of the year. */
function calendar({ calendrier }: Edition, moved: DateMoves = {}): DateView[] {
  const questions = fieldsOf(editionSchema).filter(({ path }) => path[0] === "calendrier")
  const dates = questions.flatMap(({ key, label }) => {
    const value = Object.entries(calendrier).find(([name]) => name === key)?.[1]
    if (value === undefined) return []
    const moments = [value].flat()
    const hour = moments[0]?.slice(11)
    const moves = moved[key]
    return [
      {
        id: key,
        label,
        dates: moments.map(moment => moment.slice(0, 10)),
        ...(hour && { hour }),
        ...(moves && { moves }),
      },
    ]
  })
  return dates.sort((a, b) => ((a.dates[0] ?? "") < (b.dates[0] ?? "") ? -1 : 1))
}
