/** In what the examples are written. */
export const exampleTools = ['curl', 'python', 'powershell'] as const;
export type ExampleTool = (typeof exampleTools)[number];

/** What the examples do, in the order of the page. */
export const exampleTasks = ['list', 'record', 'download', 'events'] as const;
export type ExampleTask = (typeof exampleTasks)[number];

/** The survey that the second example records. */
const survey = { unitId: 17, type: 'Annual', testDate: '2026-01-15', outcome: 'pass' } as const;
/** The export that the third one asks for. */
const layout = '{"layout":{"kind":"rems"}}';

/**
 * Examples that work as they stand: the token comes from the variable REMS_TOKEN, the certificate of the authority lies beside the script.
 *
 * @param address where this installation answers, without a slash at the end
 */
export function examplesFor(address: string): Readonly<Record<ExampleTool, Readonly<Record<ExampleTask, string>>>> {
  return { curl: curl(address), python: python(address), powershell: powershell(address) };
}

function curl(address: string) {
  const ask = `curl --silent --show-error --cacert rems-authority.crt \\\n  --header "Authorization: Bearer $REMS_TOKEN"`;
  const call = (procedure: string, input: string) =>
    `${ask} \\\n  --header 'Content-Type: application/json' \\\n  --data '${input}' \\\n  ${address}/rpc/${procedure}`;
  return {
    list: call('equipment.list', '{"pageSize":50}'),
    record: call('compliance.recordTest', JSON.stringify(survey)),
    download: `ticket=$(${call('equipment.export', layout)} \\\n  | sed 's/.*"path":"\\([^"]*\\)".*/\\1/')\n${ask} \\\n  --output equipment.csv "${address}$ticket"`,
    events: `${ask} --no-buffer ${address}/events`,
  };
}

function python(address: string) {
  const head = (imports: string) => `import ${imports}

address = "${address}"
token = {"Authorization": "Bearer " + os.environ["REMS_TOKEN"]}
trusted = ssl.create_default_context(cafile="rems-authority.crt")
`;
  const call = `
def call(procedure, what):
    request = urllib.request.Request(
        address + "/rpc/" + procedure,
        data=json.dumps(what).encode(),
        headers={**token, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, context=trusted) as answer:
            return json.load(answer)["data"]
    except urllib.error.HTTPError as refused:
        sys.exit(refused.read().decode())
`;
  const usual = `${head('json, os, ssl, sys, urllib.error, urllib.request')}${call}`;
  const asPython = Object.entries(survey)
    .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
    .join(', ');
  return {
    list: `${usual}
for unit in call("equipment.list", {"pageSize": 50})["items"]:
    print(unit["id"], unit["model"])
`,
    record: `${usual}
test = call("compliance.recordTest", {${asPython}})
print(test["id"])
`,
    download: `${usual}
ticket = call("equipment.export", {"layout": {"kind": "rems"}})
request = urllib.request.Request(address + ticket["path"], headers=token)
with urllib.request.urlopen(request, context=trusted) as answer:
    open("equipment.csv", "wb").write(answer.read())
`,
    events: `${head('os, ssl, urllib.request')}
request = urllib.request.Request(address + "/events", headers=token)
with urllib.request.urlopen(request, context=trusted) as stream:
    for line in stream:
        if line.startswith(b"data: "):
            print(line[6:].decode().strip(), flush=True)
`,
  };
}

/** Windows trusts the authority once it is in its store; Invoke-RestMethod asks that store. */
function powershell(address: string) {
  const head = `$address = '${address}'\n$token = @{ Authorization = "Bearer $env:REMS_TOKEN" }\n`;
  const call = (procedure: string, input: string) =>
    `Invoke-RestMethod "$address/rpc/${procedure}" -Method Post -Headers $token \`\n  -ContentType 'application/json' -Body '${input}'`;
  return {
    list: `${head}\n$answer = ${call('equipment.list', '{"pageSize":50}')}\n$answer.data.items | Select-Object id, model`,
    record: `${head}\n$answer = ${call('compliance.recordTest', JSON.stringify(survey))}\n$answer.data.id`,
    download: `${head}\n$answer = ${call('equipment.export', layout)}\nInvoke-WebRequest "$address$($answer.data.path)" -Headers $token -OutFile equipment.csv`,
    events: `curl.exe --no-buffer --header "Authorization: Bearer $env:REMS_TOKEN" ${address}/events`,
  };
}
