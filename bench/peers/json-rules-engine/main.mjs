// SPDX-License-Identifier: Apache-2.0
// json-rules-engine: a rule for each rule, one run of the engine a record; the events that fire are the answer.
// The contract stands in ../README.md.
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const YES = 1
const EVERY = 1000 // one record in so many is explained
const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
// The packages lie in the build folder, not beside this file.
const require = createRequire(`${job.build}/json-rules-engine/`)
const { Engine } = require('json-rules-engine')
const { version } = JSON.parse(readFileSync(`${job.build}/json-rules-engine/node_modules/json-rules-engine/package.json`, 'utf8'))
const base = JSON.parse(readFileSync(job.rules, 'utf8'))

// The engine's own comparisons want numbers; ISO dates compare as text. A fact that is missing fails both.
const OPERATOR = { is: 'equal', '>=': 'greaterThanInclusive', '<': 'lessThan' }
const atom = ({ fact, op, value }) => ({
  fact,
  operator: op !== 'is' && typeof value === 'string' ? (op === '>=' ? 'onOrAfter' : 'before') : OPERATOR[op],
  value
})

function condition (rule) {
  const all = [...rule.all.map(atom), { any: rule.any.map(atom) }]
  if (rule.unless) all.push({ not: { all: rule.unless.map(atom) } })
  return { all }
}

const engine = new Engine([], { allowUndefinedFacts: job.mode !== 'known' })
engine.addOperator('onOrAfter', (fact, day) => fact >= day, fact => typeof fact === 'string')
engine.addOperator('before', (fact, day) => fact < day, fact => typeof fact === 'string')
base.rules.forEach((rule, k) => engine.addRule({ name: rule.id, conditions: condition(rule), event: { type: rule.id, params: { k } } }))

async function readRecords () {
  const records = []
  const lines = createInterface({ input: createReadStream(job.records) })
  lines.on('line', line => { records.length < job.n ? records.push(JSON.parse(line).facts) : lines.close() })
  await once(lines, 'close')
  return records.slice(0, job.n)
}

const records = await readRecords()
const cells = new Uint8Array(records.length * base.rules.length)
let explained = 0

async function run (from, to) {
  for (let i = from; i < to; i++) {
    const { events, results, failureResults } = await engine.run(records[i])
    for (const { params } of events) cells[i * base.rules.length + params.k] = YES
    // The explanation: every condition with the value that was met and its result.
    if (job.mode === 'explain' && i % EVERY === 0) explained += JSON.stringify([results, failureResults]).length
  }
}

await run(0, records.length)
if (job.task === 'cells') {
  writeFileSync(job.out, cells)
} else {
  const timed = async (from, to) => {
    const start = process.hrtime.bigint()
    await run(from, to)
    return Number(process.hrtime.bigint() - start)
  }
  const seconds = []
  const alone = []
  for (let i = 0; i < job.runs; i++) seconds.push(await timed(0, records.length) / 1e9)
  for (let i = 0; i < job.singles; i++) alone.push(await timed(i % records.length, i % records.length + 1))
  writeFileSync(job.out, JSON.stringify({ version, seconds, alone_ns: alone, explained }))
}
