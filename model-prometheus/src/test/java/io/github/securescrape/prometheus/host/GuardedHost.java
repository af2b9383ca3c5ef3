// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.securescrape.core.RealTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A host with a real exporter, a peer that may reach it and one that may not, each in namespaces of
 * its own, joined by IPv4 and IPv6.
 */
final class GuardedHost implements AutoCloseable {

  static final Firewall FIREWALL =
      new Firewall(9100, List.of("198.51.100.7", "10.1.2.3/8", "2001:db8:1::/64"));

  private static final List<String> ADDRESSES = List.of("198.51.100.1", "[2001:db8:1::1]");

  final Namespace host = Namespace.create();
  private final Namespace allowed = Namespace.create();
  private final Namespace other = Namespace.create();
  private final Namespace container = Namespace.create();

  GuardedHost() throws IOException, InterruptedException {
    RealTool.find("curl");
    RealTool.find("nft");
    host.connect(
        allowed,
        "allowed",
        List.of("198.51.100.1/24", "2001:db8:1::1/64"),
        List.of("198.51.100.7/24", "2001:db8:1::7/64"));
    host.connect(
        other,
        "other",
        List.of("192.0.2.1/24", "2001:db8:2::1/64"),
        List.of("192.0.2.9/24", "2001:db8:2::9/64"));
    other.run("ip route add default via 192.0.2.1; ip -6 route add default via 2001:db8:2::1");
  }

  /** The exporter listens on the host itself. */
  GuardedHost listening() throws IOException, InterruptedException {
    exporter(host, 9100);
    return this;
  }

  /** The exporter listens in a container; its port is published as Docker does that. */
  GuardedHost publishing() throws IOException, InterruptedException {
    host.connect(
        container,
        "docker0",
        List.of("172.18.0.1/16", "fd00:18::1/64"),
        List.of("172.18.0.2/16", "fd00:18::2/64"));
    container.run("ip route add default via 172.18.0.1; ip -6 route add default via fd00:18::1");
    host.run(
        """
        echo 1 >/proc/sys/net/ipv4/ip_forward
        echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
        publish() {
          $1 -P FORWARD DROP
          $1 -N DOCKER-USER
          $1 -N DOCKER
          $1 -A DOCKER-USER -j RETURN
          $1 -A FORWARD -j DOCKER-USER
          $1 -A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
          $1 -A FORWARD -o docker0 -j DOCKER
          $1 -A FORWARD -i docker0 -j ACCEPT
          $1 -A DOCKER ! -i docker0 -o docker0 -p tcp --dport 9200 -d $2 -j ACCEPT
          $1 -t nat -A PREROUTING -m addrtype --dst-type LOCAL -p tcp --dport 9100 -j DNAT --to $3
        }
        publish iptables 172.18.0.2 172.18.0.2:9200
        publish ip6tables fd00:18::2 '[fd00:18::2]:9200'
        """);
    exporter(container, 9200);
    return this;
  }

  private static void exporter(Namespace place, int port) throws IOException, InterruptedException {
    List<RealTool> exporters = RealTool.findAll("node_exporter", "prometheus-node-exporter");
    place.start(
        exporters.get(0)
            + " --collector.disable-defaults --collector.loadavg --web.listen-address=:"
            + port,
        curl("127.0.0.1:" + port));
  }

  private static String curl(String address) {
    return "curl -sfg -o /dev/null --noproxy '*' --max-time 5 http://" + address + "/metrics";
  }

  /** Returns who gets an answer from the exporter, by which of the host's addresses. */
  String whoGetsThrough() throws IOException, InterruptedException {
    StringBuilder who = new StringBuilder();
    for (String address : ADDRESSES) {
      who.append(address).append(':');
      who.append(gets(allowed, address) ? " allowed" : "");
      who.append(gets(other, address) ? " other" : "").append('\n');
    }
    return who.toString();
  }

  /** Returns by which of its addresses the host itself gets an answer. */
  String howTheHostGetsThrough() throws IOException, InterruptedException {
    StringBuilder how = new StringBuilder();
    for (String address : List.of("127.0.0.1", "[::1]", ADDRESSES.get(0), ADDRESSES.get(1))) {
      how.append(gets(host, address) ? address + " " : "");
    }
    return how.toString().strip();
  }

  private static boolean gets(Namespace from, String address)
      throws IOException, InterruptedException {
    return from.tryToRun(curl(address + ":9100")) == 0;
  }

  /** Returns all rules of the host, without counts of packets. */
  String rules() throws IOException, InterruptedException {
    return host.run("nft -s list ruleset");
  }

  /** Puts a system's files over those of this machine, where only the host sees them. */
  void install(String peer) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("securescrape.peers", ""), peer);
    if (!Files.isDirectory(root.resolve("etc"))) {
      abort("no " + peer + " among the peers");
    }
    String over =
        """
        mount -t tmpfs tmpfs /mnt
        for part in etc usr; do
          mkdir -p /mnt/upper/$part /mnt/work/$part
          mount -t overlay -o lowerdir=%1$s/$part:/$part,upperdir=/mnt/upper/$part,workdir=/mnt/work/$part overlay /$part
        done
        [ ! -d %1$s/lib ] || cp -r %1$s/lib/. /lib/
        mkdir /mnt/run
        mount --bind /mnt/run /run
        for each in iptables iptables-restore ip6tables ip6tables-restore; do
          [ -e /usr/sbin/$each ] || cp "$(command -v $each)" /usr/sbin/$each
        done
        """;
    if (host.tryToRun(over.formatted(root.toAbsolutePath())) != 0) {
      abort("no overlay mounts here");
    }
  }

  @Override
  public void close() {
    List.of(host, allowed, other, container).forEach(Namespace::close);
  }
}
