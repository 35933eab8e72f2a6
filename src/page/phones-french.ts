import french from "virtual:phones"
import {
  type CountryCode,
  type MetadataJson,
  type PhoneNumber,
  parsePhoneNumberFromString as parse,
} from "libphonenumber-js/core"
import { shelf } from "./shelf.ts"

/** `libphonenumber-js/min` with the numbering plans of France, overseas included; those of the world once they are loaded. */
export function parsePhoneNumberFromString(text: string, country?: CountryCode): PhoneNumber | undefined {
  const plans = (shelf().phones ?? french) as MetadataJson
  return country === undefined ? parse(text, plans) : parse(text, country, plans)
}
