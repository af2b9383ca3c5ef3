// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A machine of its own as far as network and mounts go: a network and a mount namespace, gone when
 * closed, with all that was started there. Needs root.
 */
final class Namespace implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private static final String PATH =
      System.getProperty("securescrape.peers", "")
          + "/tools/bin:"
          + System.getenv("PATH")
          + ":/usr/sbin:/sbin";

  private final Process holder;
  private final Deque<Process> started = new ArrayDeque<>();

  private Namespace(Process holder) {
    this.holder = holder;
  }

  /** Returns a new one, in which only the loopback interface is up. */
  static Namespace create() throws IOException, InterruptedException {
    Process holder = process(List.of("unshare", "-n", "-m", "sleep", "1000")).start();
    Namespace made = new Namespace(holder);
    // Until unshare has become sleep, its process is still in this machine's namespaces.
    String ready = "test \"$(cat /proc/%d/comm)\" = sleep".formatted(holder.pid());
    for (int i = 0; i < 100 && holder.isAlive(); i++) {
      if (process(List.of("sh", "-c", ready)).start().waitFor() == 0) {
        if (made.tryToRun("ip link set lo up") == 0) {
          return made;
        }
        break;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    made.close();
    return abort("no network namespaces here");
  }

  private static ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", PATH);
    return builder;
  }

  private ProcessBuilder inside(String script) {
    List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid())));
    command.addAll(List.of("-n", "-m", "sh", "-euc", script));
    return process(command);
  }

  /** Returns the process whose namespaces these are. */
  long pid() {
    return holder.pid();
  }

  /** Runs a shell script, which must succeed, and returns all that it prints. */
  String run(String script) throws IOException, InterruptedException {
    Process process = inside(script).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(script + "\n" + output).isZero();
    return output;
  }

  /** Runs a shell script and returns its exit status. */
  int tryToRun(String script) throws IOException, InterruptedException {
    return inside(script).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  /** Runs one command until this is closed, and waits until a script succeeds. */
  void start(String command, String ready) throws IOException, InterruptedException {
    started.push(inside("exec " + command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    for (int i = 0; i < 300; i++) {
      if (tryToRun(ready) == 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(run(ready)).isNotNull();
  }

  /** Joins two by a cable, with addresses at both ends. */
  void connect(Namespace peer, String name, List<String> ours, List<String> theirs)
      throws IOException, InterruptedException {
    run("ip link add %s type veth peer name up0 netns %d".formatted(name, peer.pid()));
    addresses(name, ours);
    peer.addresses("up0", theirs);
  }

  private void addresses(String device, List<String> addresses)
      throws IOException, InterruptedException {
    for (String each : addresses) {
      boolean v6 = each.indexOf(':') >= 0;
      run("ip address add " + each + " dev " + device + (v6 ? " nodad" : ""));
    }
    run("ip link set " + device + " up");
  }

  @Override
  public void close() {
    started.forEach(Namespace::end);
    holder.destroy();
  }

  /** Ends a program and all that it has started: who is traced outlives the one who traces. */
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : all) {
      each.onExit().completeOnTimeout(each, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      each.destroyForcibly();
    }
  }
}
