// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.testkit.internal.client.Answer.Head;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An answer that is coming in. The first end counts, whatever comes later. */
final class PendingAnswer {

  private final CompletableFuture<Answer> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Part wanted;
  private @Nullable Head head;

  /** How much of an answer is read. */
  enum Part {
    HEAD,
    BODY_OF_SUCCESS,
    ANY_BODY
  }

  /** Returns an answer of which nothing has come yet. */
  PendingAnswer(Part wanted) {
    this.wanted = wanted;
  }

  synchronized void head(Head head) {
    this.head = head;
    if (wanted == Part.HEAD || wanted == Part.BODY_OF_SUCCESS && head.code() != 200) {
      end();
    }
  }

  synchronized boolean hasHead() {
    return head != null;
  }

  synchronized void body(ByteBuf bytes) {
    byte[] part = new byte[bytes.readableBytes()];
    bytes.readBytes(part);
    body.writeBytes(part);
  }

  synchronized void end() {
    if (head != null) {
      whole.complete(new Answer(head, body.toByteArray(), null));
    }
  }

  /** Ends the answer early: no answer at all, or one whose body is not whole. */
  synchronized void fail(String cause) {
    if (head == null) {
      whole.completeExceptionally(new ScrapeFailure(cause));
    } else {
      whole.complete(new Answer(head, body.toByteArray(), cause));
    }
  }

  /** Hands on the answer, or why there is none, once it is complete. */
  void whenDone(BiConsumer<@Nullable Answer, @Nullable Throwable> action) {
    CompletableFuture<Answer> unused = whole.whenComplete(action);
  }

  boolean isDone() {
    return whole.isDone();
  }

  /** Waits for the answer until the deadline. */
  Answer await(Deadline deadline) throws ScrapeFailure {
    try {
      return whole.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      fail(ScrapeFailure.TIMEOUT);
      return await(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScrapeFailure("context canceled");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ScrapeFailure failure
          ? failure
          : new ScrapeFailure(String.valueOf(e.getCause()));
    }
  }
}
