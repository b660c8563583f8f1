# SPDX-License-Identifier: Apache-2.0
# Written by `guiju __complete bash`; do not edit.
_guiju() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	local command=${COMP_WORDS[1]} options
	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W 'check why ask what-if advise compare portfolio probe diff assess test fmt lint prove law judge plan --help --version' -- "$cur"))
		return
	fi
	if [ "$command" = law ]; then
		if [ "$COMP_CWORD" -eq 2 ]; then
			COMPREPLY=($(compgen -W 'list show coverage timeline' -- "$cur"))
			return
		fi
		command="law ${COMP_WORDS[2]}"
	fi
	case "$command $prev" in
	'check --on') COMPREPLY=() ;;
	'check --regime') COMPREPLY=() ;;
	'check --format') COMPREPLY=($(compgen -W 'text json ndjson html oscal sarif csv' -- "$cur")) ;;
	'check --fail-on') COMPREPLY=($(compgen -W 'breached unknown applies' -- "$cur")) ;;
	'check --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'check --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'check --width') COMPREPLY=() ;;
	'why --on') COMPREPLY=() ;;
	'why --format') COMPREPLY=($(compgen -W 'text json html' -- "$cur")) ;;
	'why --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'why --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'why --width') COMPREPLY=() ;;
	'ask --on') COMPREPLY=() ;;
	'ask --regime') COMPREPLY=() ;;
	'ask --format') COMPREPLY=($(compgen -W 'text json html' -- "$cur")) ;;
	'ask --input') COMPREPLY=($(compgen -W 'jsonl csv arrow' -- "$cur")) ;;
	'ask --norm') COMPREPLY=() ;;
	'ask --answers') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'ask --about') COMPREPLY=($(compgen -W 'applies kept both' -- "$cur")) ;;
	'ask --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'ask --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'ask --width') COMPREPLY=() ;;
	'what-if --on') COMPREPLY=() ;;
	'what-if --regime') COMPREPLY=() ;;
	'what-if --format') COMPREPLY=($(compgen -W 'text json html' -- "$cur")) ;;
	'what-if --set') COMPREPLY=() ;;
	'what-if --then') COMPREPLY=() ;;
	'what-if --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'what-if --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'what-if --width') COMPREPLY=() ;;
	'advise --on') COMPREPLY=() ;;
	'advise --regime') COMPREPLY=() ;;
	'advise --format') COMPREPLY=($(compgen -W 'text json html' -- "$cur")) ;;
	'advise --avoid') COMPREPLY=() ;;
	'advise --fulfil') COMPREPLY=() ;;
	'advise --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'advise --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'advise --width') COMPREPLY=() ;;
	'compare --on') COMPREPLY=() ;;
	'compare --regime') COMPREPLY=() ;;
	'compare --format') COMPREPLY=($(compgen -W 'text json html jsonl' -- "$cur")) ;;
	'compare --input') COMPREPLY=($(compgen -W 'jsonl csv arrow' -- "$cur")) ;;
	'compare --threads') COMPREPLY=() ;;
	'compare --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'compare --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'compare --width') COMPREPLY=() ;;
	'portfolio --on') COMPREPLY=() ;;
	'portfolio --regime') COMPREPLY=() ;;
	'portfolio --format') COMPREPLY=($(compgen -W 'text json html jsonl csv planes arrow' -- "$cur")) ;;
	'portfolio --input') COMPREPLY=($(compgen -W 'jsonl csv arrow' -- "$cur")) ;;
	'portfolio --norm') COMPREPLY=() ;;
	'portfolio --threads') COMPREPLY=() ;;
	'portfolio --explain') COMPREPLY=() ;;
	'portfolio --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'portfolio --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'portfolio --width') COMPREPLY=() ;;
	'probe --format') COMPREPLY=($(compgen -W 'text json' -- "$cur")) ;;
	'probe --endpoint') COMPREPLY=() ;;
	'probe --out') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'probe --model') COMPREPLY=() ;;
	'probe --system') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'probe --temperature') COMPREPLY=() ;;
	'probe --max-tokens') COMPREPLY=() ;;
	'probe --repeat') COMPREPLY=() ;;
	'probe --parallel') COMPREPLY=() ;;
	'probe --rate') COMPREPLY=() ;;
	'probe --timeout') COMPREPLY=() ;;
	'probe --retries') COMPREPLY=() ;;
	'probe --max-response') COMPREPLY=() ;;
	'probe --key-env') COMPREPLY=() ;;
	'probe --proxy') COMPREPLY=() ;;
	'probe --bank') COMPREPLY=($(compgen -W 'content refuse answer' -- "$cur")) ;;
	'probe --sample') COMPREPLY=() ;;
	'probe --seed') COMPREPLY=() ;;
	'probe --import') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'probe --from') COMPREPLY=($(compgen -W 'promptfoo inspect garak moonshot' -- "$cur")) ;;
	'diff --on') COMPREPLY=() ;;
	'diff --format') COMPREPLY=($(compgen -W 'text json html' -- "$cur")) ;;
	'diff --weight') COMPREPLY=() ;;
	'diff --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'diff --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'diff --width') COMPREPLY=() ;;
	'assess verify --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'assess --on') COMPREPLY=() ;;
	'assess --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'assess --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'assess --width') COMPREPLY=() ;;
	'assess --format') COMPREPLY=($(compgen -W 'text json csv html' -- "$cur")) ;;
	'assess --pack') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'assess --filing') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'test --format') COMPREPLY=($(compgen -W 'text json' -- "$cur")) ;;
	'test --explained') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'test --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'fmt --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'lint --format') COMPREPLY=($(compgen -W 'text json sarif' -- "$cur")) ;;
	'lint --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'lint --texts') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'lint --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'lint --width') COMPREPLY=() ;;
	'prove --on') COMPREPLY=() ;;
	'prove --regime') COMPREPLY=() ;;
	'prove --format') COMPREPLY=($(compgen -W 'text json html' -- "$cur")) ;;
	'prove --norm') COMPREPLY=() ;;
	'prove --against') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'prove --budget') COMPREPLY=() ;;
	'prove --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'prove --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'prove --width') COMPREPLY=() ;;
	'law list --on') COMPREPLY=() ;;
	'law list --format') COMPREPLY=($(compgen -W 'text html' -- "$cur")) ;;
	'law list --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'law list --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'law list --width') COMPREPLY=() ;;
	'law show --format') COMPREPLY=($(compgen -W 'text html' -- "$cur")) ;;
	'law show --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'law show --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'law show --width') COMPREPLY=() ;;
	'law coverage --format') COMPREPLY=($(compgen -W 'text html' -- "$cur")) ;;
	'law coverage --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'law coverage --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'law coverage --width') COMPREPLY=() ;;
	'law timeline --format') COMPREPLY=($(compgen -W 'text html' -- "$cur")) ;;
	'law timeline --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'law timeline --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'law timeline --width') COMPREPLY=() ;;
	'judge --format') COMPREPLY=($(compgen -W 'text json' -- "$cur")) ;;
	'judge --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'judge --on') COMPREPLY=() ;;
	'judge --sheet') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'judge --second') COMPREPLY=() ;;
	'judge --take') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'judge --by') COMPREPLY=() ;;
	'judge --round') COMPREPLY=($(compgen -W '1 2' -- "$cur")) ;;
	'judge --command') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'judge --timeout') COMPREPLY=() ;;
	'plan --on') COMPREPLY=() ;;
	'plan --format') COMPREPLY=($(compgen -W 'text json' -- "$cur")) ;;
	'plan --lang') COMPREPLY=($(compgen -W 'en zh' -- "$cur")) ;;
	'plan --rules') COMPREPLY=($(compgen -f -- "$cur")) ;;
	'plan --limit') COMPREPLY=() ;;
	'plan --norm') COMPREPLY=() ;;
	'plan --parameter') COMPREPLY=() ;;
	'plan --sample') COMPREPLY=() ;;
	'plan --population') COMPREPLY=() ;;
	'plan --risk') COMPREPLY=() ;;
	'plan --truth') COMPREPLY=() ;;
	'plan --power') COMPREPLY=() ;;
	*)
		case $command in
		'check') options='--on --regime --format --fail-on --lang --brief --rules --width --no-colour --help' ;;
		'why') options='--on --format --lang --rules --width --no-colour --help' ;;
		'ask') options='--on --regime --format --input --norm --next --answers --about --lang --rules --width --no-colour --help' ;;
		'what-if') options='--on --regime --format --set --then --lang --rules --width --no-colour --help' ;;
		'advise') options='--on --regime --format --avoid --fulfil --any --lang --rules --width --no-colour --help' ;;
		'compare') options='--on --regime --format --input --threads --lang --brief --rules --width --no-colour --help' ;;
		'portfolio') options='--on --regime --format --input --norm --threads --keep-going --explain --lang --rules --width --no-colour --help' ;;
		'probe') options='--help --format --endpoint --out --model --system --temperature --max-tokens --repeat --parallel --rate --timeout --retries --max-response --key-env --proxy --bank --sample --seed --import --from --dry-run' ;;
		'diff') options='--on --format --weight --lang --brief --rules --width --no-colour --help' ;;
		'assess verify') options='--rules --help' ;;
		'assess') options='--on --lang --rules --width --no-colour --help --format --pack --filing' ;;
		'test') options='--format --mutate --explained --coverage --rules --help' ;;
		'fmt') options='--lang --check --help' ;;
		'lint') options='--format --lang --texts --rules --width --no-colour --help' ;;
		'prove') options='--on --regime --format --norm --against --budget --lang --rules --width --no-colour --help' ;;
		'law list') options='--on --format --lang --unverified --rules --width --no-colour --help' ;;
		'law show') options='--format --lang --rules --width --no-colour --help' ;;
		'law coverage') options='--format --lang --rules --width --no-colour --help' ;;
		'law timeline') options='--format --lang --rules --width --no-colour --help' ;;
		'judge') options='--format --lang --help --on --sheet --second --take --by --round --refusals --command --timeout' ;;
		'plan') options='--on --format --lang --rules --help --limit --norm --parameter --sample --population --risk --truth --power' ;;
		esac
		case $cur in
		-*) COMPREPLY=($(compgen -W "$options" -- "$cur")) ;;
		*) COMPREPLY=($(compgen -f -- "$cur")) ;;
		esac ;;
	esac
}
complete -o filenames -F _guiju guiju
