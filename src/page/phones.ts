import metadata from "libphonenumber-js/min/metadata"
import { shelf } from "./shelf.ts"

shelf().phones = metadata
