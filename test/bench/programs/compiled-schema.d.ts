declare module "compiled-schema" {
  /** The fiche's schema compiled by ajv for answers as YAML gives them. */
  export default function validate(data: unknown): boolean
}
