import type { Severity } from "../../src/model/types.ts"

/** A severity as people read it: a drawn shape and its words. */
export function Level({ severity }: { severity: Severity }) {
  return (
    <span class={`level level-${severity}`}>
      <i class="shape" aria-hidden="true" />
      {severityLabels[severity]}
    </span>
  )
}

const severityLabels: { [severity in Severity]: string } = {
  blocking: "À corriger",
  "to-check": "À vérifier",
  advice: "Conseil",
}
