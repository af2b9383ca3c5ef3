#!/bin/sh
# Lets only the named sources reach TCP port 9100. Run as root: firewall.sh up|down|test
# The rules are gone after a restart of the machine: run it at each start, or save them.
set -eu
chain=securescrape-9100

rules4() {
  cat <<'RULES'
*filter
:securescrape-9100 - [0:0]
-A securescrape-9100 -i lo -j RETURN
-A securescrape-9100 -s 198.51.100.7 -j RETURN
-A securescrape-9100 -p tcp -j REJECT --reject-with tcp-reset
COMMIT
RULES
}

rules6() {
  cat <<'RULES'
*filter
:securescrape-9100 - [0:0]
-A securescrape-9100 -i lo -j RETURN
-A securescrape-9100 -p tcp -j REJECT --reject-with tcp-reset
COMMIT
RULES
}

# hook COMMAND CHAIN MATCH...: sends matching packets through our chain first, once.
hook() {
  command=$1 from=$2
  shift 2
  while "$command" -w -D "$from" "$@" -j "$chain" 2>/dev/null; do :; done
  "$command" -w -I "$from" 1 "$@" -j "$chain"
}

# unhook COMMAND CHAIN MATCH...
unhook() {
  command=$1 from=$2
  shift 2
  while "$command" -w -D "$from" "$@" -j "$chain" 2>/dev/null; do :; done
}

# each ACTION COMMAND: does it where packets to the host pass, and where packets to
# published ports pass if Docker runs; those have their first port only in conntrack.
each() {
  "$1" "$2" INPUT -p tcp --dport 9100
  if "$2" -w -n -L DOCKER-USER >/dev/null 2>&1; then
    "$1" "$2" DOCKER-USER -p tcp -m conntrack --ctdir ORIGINAL --ctorigdstport 9100
  fi
}

case "${1:-up}" in
up)
  rules4 | iptables-restore -w --noflush
  each hook iptables
  rules6 | ip6tables-restore -w --noflush
  each hook ip6tables
  ;;
down)
  for command in iptables ip6tables; do
    each unhook "$command"
    "$command" -w -F "$chain" 2>/dev/null || continue
    "$command" -w -X "$chain"
  done
  ;;
test)
  rules4 | iptables-restore --test
  rules6 | ip6tables-restore --test
  ;;
*)
  echo "usage: $0 up|down|test" >&2
  exit 2
  ;;
esac
