import { isMisspelling, meantDomain } from "../model/domains.ts"
import { fiche } from "../model/fields.ts"
import type { Pointer, Subject } from "../model/types.ts"
import { fieldsIn } from "./label.ts"

/** A contact's address, by what follows its @. */
export interface Address {
  field: Pointer
  /** In small letters. */
  domain: string
  /** The domain that was probably meant, when this one seems misspelt. */
  meant?: string
  /** Another contact's domain that is all but this one, when nothing says which of both is right. */
  twin?: string
}

/** The addresses of a fiche's contacts, in the order of the form, each with the doubt there is about its domain. */
export function addressesOf({ value }: Subject): Address[] {
  const found = pointers.flatMap(field => {
    const address = value(field)
    return typeof address === "string"
      ? [{ field, domain: address.slice(address.lastIndexOf("@") + 1).toLowerCase() }]
      : []
  })
  return found.map(({ field, domain }) => ({ field, domain, ...doubt(domain, found) }))
}

const pointers: readonly Pointer[] = fieldsIn(fiche)
  .filter(({ saisie, diffusion }) => saisie === "courriel" && diffusion === "interne")
  .map(({ pointer }) => pointer)

function doubt(domain: string, all: readonly { domain: string }[]): Pick<Address, "meant" | "twin"> {
  const meant = meantDomain(domain)
  if (meant !== undefined) return { meant }
  const uses = (one: string) => all.filter(other => other.domain === one).length
  const twin = all.find(other => isMisspelling(domain, other.domain) && meantDomain(other.domain) === undefined)?.domain
  if (twin === undefined || uses(twin) < uses(domain)) return {}
  return uses(twin) > uses(domain) ? { meant: twin } : { twin }
}
