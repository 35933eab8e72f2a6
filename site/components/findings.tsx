import type { Finding } from "../../src/model/types.ts"
import { count, sentenceCase } from "../../src/words/text.ts"
import { Level } from "./level.tsx"

/** What `dev` says of the fiche under its page: never in a published site. */
export function Findings({ findings }: { findings: Finding[] }) {
  return (
    <section class="findings screen" aria-labelledby="constats">
      <h2 id="constats">{count(findings.length, "remarque")} sur cette fiche</h2>
      <ul>
        {findings.map(finding => (
          <li key={finding.fingerprint}>
            <p>
              <b>
                <Level severity={finding.severity} />
                {finding.label && ` · ${finding.label}`}
              </b>{" "}
              <span class="mute">
                <code>{`${finding.path}:${finding.start.line}`}</code>
              </span>
            </p>
            <p>{sentenceCase(finding.message)}</p>
            {finding.value !== undefined && (
              <p>
                Lu : <code>{finding.value}</code>
              </p>
            )}
            {finding.expected && <p>Il faut : {finding.expected}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
