import { distance } from "./nearest.ts"

/** The domain that a misspelt one was most likely meant to be: that of a usual provider, or one with its end put right. */
export function meantDomain(typed: string): string | undefined {
  const domain = typed.toLowerCase()
  if (usual.has(domain) || real.has(domain) || domain.length > 60) return undefined
  const cut = domain.lastIndexOf(".")
  const name = domain.slice(0, cut)
  const end = domain.slice(cut + 1)
  const own = [...usual.values()].filter(({ name: known }) => known === name)
  // Right name, wrong end: gmail.fr, orange.f, wanadoo.com.
  if (own.length > 0)
    return own.some(({ only }) => only) || end.length < 2 || ends.has(end) || cutShort.has(end)
      ? closest(own, end)
      : undefined
  const near = [...usual.values()].filter(({ name: known }) => isNear(name, known))
  if (near.length > 0 && new Set(near.map(({ name: known }) => known)).size === 1) return closest(near, end)
  const right = ends.get(end)
  return right === undefined ? undefined : `${name}.${right}`
}

/** Whether a domain gives anyone an address: no authority's own. */
export function isFreeMail(domain: string): boolean {
  return usual.has(domain.toLowerCase())
}

/** Whether two domains are all but the same: a letter or two typed wrong, no more. */
export function isMisspelling(one: string, other: string): boolean {
  // Two providers with names alike are two providers.
  if (usual.has(one) && usual.has(other)) return false
  if (one === other || one.length > 60 || other.length > 60) return false
  const shortest = Math.min(one.length, other.length)
  return shortest >= 8 && distance(one, other) <= (shortest >= 14 ? 2 : 1)
}

/** Whether two domains may well belong to the same body, or to a town and what depends on it: a word in common. */
export function areKin(one: string, other: string): boolean {
  if (one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)) return true
  const words = wordsOf(one)
  return wordsOf(other).some(word =>
    words.some(
      known =>
        known === word || (word.length > 4 && known.length > 4 && (known.includes(word) || word.includes(known))),
    ),
  )
}

interface Usual {
  name: string
  end: string
  /** Whether the name belongs to the provider under any end. */
  only: boolean
}

function usualOf(list: string, only: boolean): [string, Usual][] {
  return list.split(" ").map(domain => {
    const cut = domain.lastIndexOf(".")
    return [domain, { name: domain.slice(0, cut), end: domain.slice(cut + 1), only }]
  })
}

/** Providers that people in France have a mailbox with. */
const usual: ReadonlyMap<string, Usual> = new Map([
  ...usualOf(
    "gmail.com googlemail.com wanadoo.fr icloud.com laposte.net protonmail.com aliceadsl.fr numericable.fr",
    true,
  ),
  ...usualOf(
    "hotmail.fr hotmail.com outlook.fr outlook.com yahoo.fr yahoo.com ymail.com orange.fr free.fr sfr.fr neuf.fr bbox.fr " +
      "live.fr live.com msn.com aol.com gmx.fr gmx.com proton.me mailo.com club-internet.fr cegetel.net nordnet.fr me.com mac.com " +
      "mail.com mail.fr email.com protonmail.ch hotmail.be live.be",
    false,
  ),
])

/** Close to one of them, and real. */
const real: ReadonlySet<string> = new Set(["laposte.fr", "orange.com"])

/** No country nor purpose ends so: fingers do. */
const ends: ReadonlyMap<string, string> = new Map([
  ...["f", "r", "fe", "frr", "ffr", "rf", "ft", "fd", "ff", "fr.fr"].map(end => [end, "fr"] as const),
  ...["c", "con", "cmo", "ocm", "comm", "vom", "xom", "cim", "coom", "ccom", "coml"].map(end => [end, "com"] as const),
  ...["nte", "ent", "nett", "nrt"].map(end => [end, "net"] as const),
  ...["ogr", "orgg", "rog"].map(end => [end, "org"] as const),
])

/** Ends of far countries, that a usual provider's name does not go with. */
const cutShort: ReadonlySet<string> = new Set(["co", "cm", "om"])

/** A letter of five may be wrong, two of seven; of four, only two letters swapped. */
function isNear(name: string, known: string): boolean {
  if (name[0] !== known[0] || Math.abs(name.length - known.length) > 1 || known.length < 4) return false
  if (known.length === 4) return name.length === 4 && [...name].sort().join("") === [...known].sort().join("")
  return distance(name, known) <= (known.length > 6 ? 2 : 1)
}

function closest(own: readonly Usual[], end: string): string | undefined {
  const [best] = [...own].sort((one, other) => distance(one.end, end) - distance(other.end, end))
  return best && `${best.name}.${best.end}`
}

const shared = new Set(
  "mairie ville agglo commune communaute metropole departement region france saint sainte sur les gouv asso com org net".split(
    " ",
  ),
)

function wordsOf(domain: string): string[] {
  return domain
    .split(/[.-]/)
    .slice(0, -1)
    .filter(word => word.length > 2 && !shared.has(word))
}
