// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a target shows: the unpacked body, and what it says it is. */
public final class Shown {

  private final byte[] body;
  private final String contentType;

  private Shown(byte[] body, String contentType) {
    this.body = body;
    this.contentType = contentType;
  }

  static Shown of(Answer answer, ScrapeJob job) throws ScrapeFailure {
    if (answer.head().code() != 200) {
      throw new ScrapeFailure("server returned HTTP status " + answer.head().status());
    }
    ByteSize limit = job.limits().bodySizeLimit();
    long most = limit == null || limit.bytes() <= 0 ? Long.MAX_VALUE : limit.bytes();
    boolean packed = answer.head().header("Content-Encoding").equals("gzip");
    byte[] body = packed ? unpack(answer, most) : answer.body();
    // As many as the limit are too many already.
    if (body.length >= most) {
      throw new ScrapeFailure(ScrapeFailure.BODY_TOO_LARGE);
    }
    if (answer.failure() != null) {
      throw new ScrapeFailure(answer.failure());
    }
    return new Shown(body, answer.head().header("Content-Type"));
  }

  private static byte[] unpack(Answer answer, long most) throws ScrapeFailure {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      byte[] part = new byte[8192];
      for (int n = in.read(part); n >= 0 && body.size() < most; n = in.read(part)) {
        body.write(part, 0, n);
      }
    } catch (EOFException e) {
      if (body.size() < most) {
        boolean nothing = answer.body().length == 0;
        String cause = nothing ? "EOF" : "unexpected EOF";
        throw new ScrapeFailure(answer.failure() == null ? cause : answer.failure());
      }
    } catch (ZipException e) {
      String text = String.valueOf(e.getMessage());
      throw new ScrapeFailure(
          text.contains("Not in GZIP") || text.contains("Unsupported compression")
              ? "gzip: invalid header"
              : text.contains("trailer") || text.contains("Corrupt GZIP")
                  ? "gzip: invalid checksum"
                  : "flate: corrupt input before offset " + answer.body().length);
    } catch (IOException e) {
      throw new ScrapeFailure("gzip: " + e.getMessage());
    }
    return body.toByteArray();
  }

  /** Returns the unpacked body. */
  public byte[] body() {
    return body;
  }

  /** Returns what the body is said to be; empty if nothing is said. */
  public String contentType() {
    return contentType;
  }
}
