import reference from "../model/collectivites.json" with { type: "json" }
import type { ReferenceRow } from "../model/page.ts"
import { shelf } from "./shelf.ts"

shelf().authorities = reference.collectivites as unknown as ReferenceRow[]
