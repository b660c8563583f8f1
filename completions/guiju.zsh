#compdef guiju
# SPDX-License-Identifier: Apache-2.0
# Written by `guiju __complete zsh`; do not edit.
_guiju() {
	local command=$words[2]
	if (( CURRENT == 2 )); then
		compadd -- check why ask what-if advise compare portfolio probe diff assess test fmt lint prove screen law judge simulate --help --version
		return
	fi
	if [[ $command == law ]]; then
		if (( CURRENT == 3 )); then
			compadd -- list show coverage timeline
			return
		fi
		command="law $words[3]"
		shift words
		(( CURRENT-- ))
	fi
	shift words
	(( CURRENT-- ))
	case $command in
	'check')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--regime=[only norms of these jurisdictions and of those within them, as `us` for `us-ca`; `all`\: of all; what a service file says by `regimes` if not said]:NAME,...:' \
			'--format=[text, one JSON object (several files\: NDJSON), NDJSON always; or one HTML document, OSCAL assessment results, a SARIF log, a CSV table for all files together]:FORMAT:(text json ndjson html oscal sarif csv)' \
			'--fail-on=[exit with status 1 if a norm is breached, undecided, or binds]:STATE,...:(breached unknown applies)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'--brief[of a check only what is due, kept, breached, undecided or to come, of a comparison no norm by its name, of a difference no service files; the rest by its articles]' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'why')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--format=[text, one JSON object, or one HTML document]:FORMAT:(text json html)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'ask')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--regime=[only norms of these jurisdictions and of those within them, as `us` for `us-ca`; `all`\: of all; what a service file says by `regimes` if not said]:NAME,...:' \
			'--format=[text, one JSON object, or one HTML document]:FORMAT:(text json html)' \
			'--input=[how the file is written, where its suffix does not say\: JSON lines, CSV, an Arrow stream]:FORMAT:(jsonl csv arrow)' \
			'--norm=[only these norms]:NORM,...:' \
			'--next[ask nothing and write nothing; print the questions, ranked]' \
			'--answers=[take the answers from this file, and name those that are not needed]:FILE:_files' \
			'--about=[ask which norms apply, whether those that apply are kept, or both, one after the other; which apply if not said]:WHAT:(applies kept both)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'what-if')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--regime=[only norms of these jurisdictions and of those within them, as `us` for `us-ca`; `all`\: of all; what a service file says by `regimes` if not said]:NAME,...:' \
			'--format=[text, one JSON object, or one HTML document]:FORMAT:(text json html)' \
			'--set=[say that a fact, judged term or role were so, in the words of a service file; may be repeated]:NAME=VALUE:' \
			'--then=[compare with the law of this day]:DATE:' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'advise')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--regime=[only norms of these jurisdictions and of those within them, as `us` for `us-ca`; `all`\: of all; what a service file says by `regimes` if not said]:NAME,...:' \
			'--format=[text, one JSON object, or one HTML document]:FORMAT:(text json html)' \
			'--avoid=[find what would make this norm not apply]:NORM:' \
			'--fulfil=[find what would fulfil this norm]:NORM:' \
			'--any[also change facts of which nobody said who can change them]' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'compare')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--regime=[these jurisdictions, each with those within it, are the columns, in this order; `all`\: all that the rule base has; what the service file says by `regimes` if not said, else all]:NAME,...:' \
			'--format=[text, one JSON object, or one HTML document; of many services also JSON lines\: those that one regime bars and another does not]:FORMAT:(text json html jsonl)' \
			'--input=[how the file is written, where its suffix does not say\: JSON lines, CSV, an Arrow stream]:FORMAT:(jsonl csv arrow)' \
			'--threads=[work on so many threads, 1 to 16; all cores if not said. The output is the same]:N:' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'--brief[of a check only what is due, kept, breached, undecided or to come, of a comparison no norm by its name, of a difference no service files; the rest by its articles]' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'portfolio')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--regime=[only norms of these jurisdictions and of those within them, as `us` for `us-ca`; `all`\: of all; what a service file says by `regimes` if not said]:NAME,...:' \
			'--format=[how many services each norm binds, as text, one JSON object or one HTML document; or the verdicts of each service\: JSON lines, CSV, bit planes, an Arrow stream]:FORMAT:(text json html jsonl csv planes arrow)' \
			'--input=[how the file is written, where its suffix does not say\: JSON lines, CSV, an Arrow stream]:FORMAT:(jsonl csv arrow)' \
			'--norm=[only these norms]:NORM,...:' \
			'--threads=[work on so many threads, 1 to 16; all cores if not said. The output is the same]:N:' \
			'--keep-going[pass over records that cannot be read, and count them; the first one is an error if not said]' \
			'--explain=[the whole report on the service of this name too; may be repeated]:SERVICE:' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'probe')
		_arguments \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'--help[say how the command is used]' \
			'--format=[text, or one JSON object\: what stands in probe.json]:FORMAT:(text json)' \
			'--endpoint=[ask the model behind this address of the OpenAI interface; /chat/completions is added to it]:URL:' \
			'--out=[write to this folder; a run that was broken off in it goes on]:DIR:_files' \
			'--model=[ask this model of the endpoint; of an import, take the results of this one]:NAME:' \
			'--system=[put the text of this file before each question, as the system'\''s message]:FILE:_files' \
			'--temperature=[the temperature, 0 to 2; the endpoint'\''s own if not said]:NUMBER:' \
			'--max-tokens=[the most tokens of an answer, 1 to 1000000; the endpoint'\''s own if not said]:N:' \
			'--repeat=[ask each question so many times, 1 to 1000; once if not said]:N:' \
			'--parallel=[so many requests at once at most, 1 to 256; 4 if not said]:N:' \
			'--rate=[so many requests a minute at most, 1 to 1000000; as many as come if not said]:N:' \
			'--timeout=[wait so long for a whole response, 1 to 3600; 120 if not said]:SECONDS:' \
			'--retries=[so many further attempts after HTTP 408, 429 or 5xx, a lost connection or a time-out, 0 to 100; 4 if not said]:N:' \
			'--max-response=[take no response larger than this, 1 to 256; 16 if not said]:MIB:' \
			'--key-env=[send the key that this environment variable holds; it is never written]:NAME:' \
			'--proxy=[reach the endpoint through this proxy; directly if not said, whatever the environment says]:URL:' \
			'--ca=[trust only the certificate authorities in this file (PEM) to vouch for an endpoint of https; those of the system if not said]:FILE:_files' \
			'--bank=[what the questions are for that do not say it\: content to be looked at, to be refused, not to be refused]:BANK:(content refuse answer)' \
			'--sample=[ask a random sample of so many questions of each bank, 1 to 1000000; all if not said]:N:' \
			'--seed=[draw the sample from this seed; from one that is made and recorded if not said]:TEXT:' \
			'--import=[ask nothing; take in the results of another runner]:FILE:_files' \
			'--from=[the runner that wrote them; seen by the file if not said]:RUNNER:(promptfoo inspect garak moonshot)' \
			'--dry-run[ask nothing and write nothing; read the bank and count what would be asked]' \
			'*:file:_files' ;;
	'diff')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--format=[text, one JSON object, or one HTML document]:FORMAT:(text json html)' \
			'--weight=[the share of services for which a yes-no question is yes, as `offered_to_public=0.6`; one half if not said; may be repeated]:NAME=SHARE:' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'--brief[of a check only what is due, kept, breached, undecided or to come, of a comparison no norm by its name, of a difference no service files; the rest by its articles]' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'assess plan')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--format=[text, or one JSON object]:FORMAT:(text json)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--help[say how the command is used]' \
			'--limit=[at most this share may fail, as `5%` or `0.05`; with `at least ` before it, so many must pass]:SHARE:' \
			'--norm=[take limits and sizes of samples from this norm of the rule base]:NORM:' \
			'--parameter=[take the limit, and the size of the sample beside it, from the norm that uses this parameter]:NAME:' \
			'--sample=[the size of the sample; several with commas between]:N:' \
			'--population=[how many items there are; without end if not said, as answers of a model are]:N:' \
			'--risk=[the risk of a wrong claim that you accept, to one side; 5% if not said]:SHARE:' \
			'--truth=[the true share of failures that the sample should be large enough for]:SHARE:' \
			'--power=[with --truth\: how likely the claim should then succeed; 90% if not said]:SHARE:' \
			'*:file:_files' ;;
	'assess verify')
		_arguments \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'assess')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'--format=[text, one JSON object, a CSV table with a line for each sampled rate, or one HTML document]:FORMAT:(text json csv html)' \
			'--family=[holm\: besides, decide the sampled rates of each standard together, by Holm'\''s procedure; as the evidence file says, or none, if not said]:WAY:(none holm)' \
			'--pack=[write the evidence with all numbers, reports and hashes into this new folder]:DIR:_files' \
			'--filing=[write a table of what a filing takes, by law and, marked so, by practice, with what there is]:FILE:_files' \
			'*:file:_files' ;;
	'test')
		_arguments \
			'--format=[text, or one JSON object]:FORMAT:(text json)' \
			'--mutate[change the law in small ways and name the changes that no test notices]' \
			'--explained=[with --mutate\: lines `NORM KIND NUMBER\: why no test can tell`]:FILE:_files' \
			'--coverage[name the facts, terms and comparisons that the tests have not seen in every state]' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'fmt')
		_arguments \
			'--lang=[print with English or Chinese keywords; as the file has them if not said]:TONGUE:(en zh)' \
			'--check[write nothing; name the files that are not in canonical form, exit with status 1]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'lint')
		_arguments \
			'--format=[text, one JSON object, or a SARIF log]:FORMAT:(text json sarif)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'--texts=[hold citations against the official texts in this folder]:DIR:_files' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'prove')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--regime=[only norms of these jurisdictions and of those within them, as `us` for `us-ca`; `all`\: of all; what a service file says by `regimes` if not said]:NAME,...:' \
			'--format=[text, one JSON object, or one HTML document]:FORMAT:(text json html)' \
			'--norm=[only these norms]:NORM,...:' \
			'--against=[another rule file or folder\: do the norms that both have agree?]:PATH:_files' \
			'--budget=[at most so many thousand steps of the solver for each question, 0 to 9999; 1000 if not said]:N:' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'screen')
		_arguments \
			'--format=[text, or one JSON object]:FORMAT:(text json)' \
			'--threads=[work on so many threads, 1 to 16; all cores if not said. The output is the same]:N:' \
			'--keep-going[pass over records that cannot be read, and count them; the first one is an error if not said]' \
			'--help[say how the command is used]' \
			'*--lists=[a list of terms, or a folder of lists (.txt, .csv, .tsv); files whose name begins with `exceptions` cancel hits that lie in them; may be repeated]:PATH:_files' \
			'--exceptions=[a list, or a folder of lists, all of exceptions]:PATH:_files' \
			'--out=[the folder for the evidence, empty or not there yet; or that of a run that was stopped, which goes on]:DIR:_files' \
			'--seed=[draw the sample with this seed]:TEXT:' \
			'--nonce=[draw the sample with the seed that this nonce makes with the hash of the corpora]:TEXT:' \
			'--commit[print the commitment to the nonce, and do nothing else]' \
			'--sample=[sample so many items of each source, 0 to 100000; 1000 if not said]:N:' \
			'--input=[how the files are written, where name and first bytes do not say]:FORMAT:(txt jsonl csv tsv warc)' \
			'--text=[the fields that hold the text, as `text` or `messages.content`; `text` if not said]:FIELD,...:' \
			'--id=[the field that names the item; its place in the file if not said]:FIELD:' \
			'--source=[what an item'\''s source is\: `file`, `folder`, or a field of the record, of WARC also `host`; `file` if not said]:NAME:' \
			'--unit=[what an item of a text file is; a line if not said]:UNIT:(line paragraph file)' \
			'--no-quotes[in CSV and TSV a quote is a character like any other]' \
			'--fold=[what is the same to the lists\: forms of characters; also Chinese numerals, gaps, repeats; or nothing; forms if not said]:WHAT,...:(forms numerals gaps repeats off)' \
			'--no-boundaries[find terms of letters and digits within longer words too]' \
			'--engine=[what finds the terms\: our automaton, or Vectorscan, if it is installed; own if not said. The evidence is the same]:ENGINE:(own vectorscan)' \
			'--personal=[the kinds of personal data that are looked for, or none; all if not said]:KIND,...:(cn_id uscc iban bank_card mobile landline passport permit plate ipv4 ipv6 coordinates email none)' \
			'--salt=[a secret for the hashes of personal data, which are left out if not said]:FILE:_files' \
			'--modality=[what the items are, or what the texts are captions or transcripts of; text if not said]:WHAT:(text image audio video)' \
			'--language=[the language of the items, as zh, for the evidence]:TAG:' \
			'--limit=[print beside each source whether what is flagged is within this limit; the evidence does not hang on it]:PERCENT:' \
			'--risk=[the risk of each bound that is printed; 5 if not said]:PERCENT:' \
			'--ranges=[cut each file into at most so many ranges, 1 to 4096; by its size if not said. The evidence is the same]:N:' \
			'--progress[say how far the work is, though standard error is no terminal]' \
			'*:file:_files' ;;
	'law list')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--format=[text, or one HTML document]:FORMAT:(text html)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'--unverified[list what is marked unverified, with the reason]' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'law show')
		_arguments \
			'--format=[text, or one HTML document]:FORMAT:(text html)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'law coverage')
		_arguments \
			'--format=[text, or one HTML document]:FORMAT:(text html)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'law timeline')
		_arguments \
			'--format=[text, or one HTML document]:FORMAT:(text html)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'*:file:_files' ;;
	'judge')
		_arguments \
			'--format=[text, or one JSON object]:FORMAT:(text json)' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'--help[say how the command is used]' \
			'--endpoint=[ask the model behind this address of the OpenAI interface; /chat/completions is added to it]:URL:' \
			'--parallel=[so many requests at once at most, 1 to 256; 4 if not said]:N:' \
			'--rate=[so many requests a minute at most, 1 to 1000000; as many as come if not said]:N:' \
			'--retries=[so many further attempts after HTTP 408, 429 or 5xx, a lost connection or a time-out, 0 to 100; 4 if not said]:N:' \
			'--max-response=[take no response larger than this, 1 to 256; 16 if not said]:MIB:' \
			'--key-env=[send the key that this environment variable holds; it is never written]:NAME:' \
			'--proxy=[reach the endpoint through this proxy; directly if not said, whatever the environment says]:URL:' \
			'--ca=[trust only the certificate authorities in this file (PEM) to vouch for an endpoint of https; those of the system if not said]:FILE:_files' \
			'--on=[the day that judgements carry, as 2026-11-24; today if not said]:DATE:' \
			'--sheet=[write a table (CSV) of what no person judged yet, in random order, for somebody to fill in `label`]:FILE:_files' \
			'--second=[with --sheet\: a second table beside it, FILE-second.csv, over a random share of all, as `10%`, in another order, for another person]:SHARE:' \
			'--take=[read the labels of a filled table; nothing is kept of it when a row is wrong]:FILE:_files' \
			'--by=[who judged\: the person of --take, or what the program of --command is to be called]:NAME:' \
			'--round=[with --take\: the first judgement, or the second, independent one; 1 if not said]:N:(1 2)' \
			'--refusals[tell refusals by guiju'\''s own rules, in answers to the refuse and answer banks]' \
			'--command=[ask a program\: one line of JSON to it, one line with `label` back, for each thing that it did not judge yet]:CMD:_files' \
			'--stays[with --command\: start the program once and ask it one thing after another; its answers carry the `number` of what was asked]' \
			'--timeout=[with --command\: end the program after so many seconds, 1 to 3600; with --endpoint\: wait so long for a whole response; 60 if not said]:SECONDS:' \
			'--model=[with --endpoint\: the model that judges, by whose name the judge goes]:NAME:' \
			'--prompt=[with --endpoint\: what the model is told; {{text}}, {{question}}, {{category}} and {{labels}} stand for what a thing has]:FILE:_files' \
			'*:file:_files' ;;
	'simulate')
		_arguments \
			'--on=[the day whose law is asked for, as 2026-11-24; today if not said]:DATE:' \
			'--threads=[work on so many threads, 1 to 16; all cores if not said. The output is the same]:N:' \
			'--lang=[the language of the report; English if not said]:TONGUE:(en zh)' \
			'*--rules=[a rule file or folder, in place of the rule base that comes with guiju; may be repeated]:PATH:_files' \
			'--width=[wrap text at this many columns, 40 to 1000; 80 if not said]:COLUMNS:' \
			'--no-colour[no colour, even on a terminal]' \
			'--help[say how the command is used]' \
			'--format=[text, one JSON object, a CSV table of the sweep, or one HTML document with drawings]:FORMAT:(text json csv html)' \
			'--set=[give a parameter this value in place of its usual one; may be repeated]:NAME=VALUE:' \
			'--sweep=[solve the model at N values of a parameter from A to B; twice\: over both]:NAME=A\:B\:N:' \
			'--output=[only these outputs; all if not said]:NAME,...:' \
			'--histories=[beside the closed forms draw so many histories at random, 2 to 100000000000]:N:' \
			'--seed=[draw them from this seed, 0 to 18446744073709551615; 1 if not said]:N:' \
			'--sobol=[say which parameter moves an output, over the whole ranges, from so many rows, 64 to 1000000000]:ROWS:' \
			'--regimes[compare CN, EU and US by orderings alone; with the models race and lag]' \
			'--instruments=[how these instruments of the rule base are ordered as signals; with the model signal]:NAME,...:' \
			'--years=[draw the model lag over so many years, 1 to 100; 5 if not said]:N:' \
			'*:file:_files' ;;
	esac
}
_guiju "$@"
