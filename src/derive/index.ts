import { authorities } from "./authorities.ts"
import { blank } from "./blank.ts"
import { issueTemplate } from "./issue-form.ts"
import { map } from "./map.ts"
import { readme } from "./readme-table.ts"
import { territories } from "./territories.ts"
import { types } from "./types.ts"

/** Everything that is written from the schemas and the reference data, by path from the root. */
export async function derived(root: string): Promise<{ [file: string]: string }> {
  return {
    ...(await types()),
    ...(await territories(root)),
    ...(await map(root)),
    ...authorities(root),
    "schema/fiche-vierge.md": blank(),
    ...issueTemplate(),
    ...readme(root),
  }
}
