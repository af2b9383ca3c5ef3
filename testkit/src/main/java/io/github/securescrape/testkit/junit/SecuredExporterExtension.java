// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.junit;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.Fault;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.MissingBinaryException;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts exporters for tests, and closes them. In a static field there is one for the class, in
 * another field one for each method:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SecuredExporterExtension node =
 *     SecuredExporterExtension.of(SecuredExporter.builder().tls().clientCertificateRequired());
 * }</pre>
 *
 * <p>Parameters of these types are filled in: {@link SecuredExporter}; {@link Scraper}; {@link
 * ScrapeJob}, the one that fits; {@link CertificateAuthority}; {@link Login}; {@link SSLContext}
 * for other clients; {@link Path} with {@link ExporterFile}. Faults that a test injects are mended
 * after it. Tests that run in parallel and inject faults need an exporter each.
 *
 * @see WithSecuredExporter for doing without a field
 */
public final class SecuredExporterExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final String EXPORTER = "exporter";
  private static final Namespace ANNOTATED = Namespace.create(SecuredExporterExtension.class);

  private static final Map<Class<?>, Function<SecuredExporter, ?>> PARAMETERS =
      Map.of(
          SecuredExporter.class, exporter -> exporter,
          Scraper.class, exporter -> Scraper.create(Path.of("")),
          ScrapeJob.class, SecuredExporter::scrapeJob,
          SSLContext.class, SecuredExporter::sslContext,
          CertificateAuthority.class, exporter -> exporter.authority().orElseThrow(),
          Login.class, exporter -> exporter.login().orElseThrow());

  private static final Map<Class<?>, Function<SecuredExporter, ? extends AutoCloseable>> PROCESSES =
      Map.of(
          PrometheusProcess.class,
          exporter ->
              PrometheusProcess.start(
                  PrometheusConfig.builder().addScrapeConfigs(exporter.scrapeJob()).build()),
          NodeExporterProcess.class,
          exporter -> NodeExporterProcess.start(exporter.webConfigFile()));

  private final Namespace namespace = Namespace.create(SecuredExporterExtension.class, this);
  private final SecuredExporter.@Nullable Builder builder;
  private volatile @Nullable SecuredExporter exporter;

  /** For {@link WithSecuredExporter}; not API. */
  public SecuredExporterExtension() {
    this.builder = null;
  }

  private SecuredExporterExtension(SecuredExporter.Builder builder) {
    this.builder = builder;
  }

  /** Returns an extension that starts such exporters. */
  public static SecuredExporterExtension of(SecuredExporter.Builder builder) {
    return new SecuredExporterExtension(builder);
  }

  /**
   * Returns the exporter of the tests that run now.
   *
   * @throws IllegalStateException if no test runs
   */
  public SecuredExporter exporter() {
    SecuredExporter running = exporter;
    if (running == null) {
      throw new IllegalStateException("the exporter runs only while tests do");
    }
    return running;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    startIfNone(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    startIfNone(context);
    // Here, because a parameter that cannot be had fails the test, whatever the reason.
    try {
      for (Class<?> each : context.getRequiredTestMethod().getParameterTypes()) {
        if (PROCESSES.containsKey(each)) {
          process(each, context);
        }
      }
    } catch (MissingBinaryException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  private void startIfNone(ExtensionContext context) {
    SecuredExporter.Builder settings = builder;
    Store store = context.getStore(namespace);
    if (settings != null && store.get(EXPORTER) == null) {
      SecuredExporter started = settings.start();
      store.put(EXPORTER, started);
      exporter = started;
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    find(context, false).ifPresent(SecuredExporter::mend);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return PARAMETERS.containsKey(type)
        || PROCESSES.containsKey(type)
        || type == Path.class && parameter.isAnnotated(ExporterFile.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SecuredExporter running = required(context);
    Class<?> type = parameter.getParameter().getType();
    Optional<ExporterFile> file = parameter.findAnnotation(ExporterFile.class);
    Function<SecuredExporter, ?> plain = PARAMETERS.get(type);
    try {
      if (file.isPresent()) {
        return path(running, file.get().value());
      }
      return plain == null ? process(type, context) : plain.apply(running);
    } catch (IllegalStateException | NoSuchElementException e) {
      String why = e instanceof IllegalStateException ? e.getMessage() : "it has none";
      throw new ParameterResolutionException(
          "no " + type.getSimpleName() + " fits to this exporter: " + why);
    }
  }

  /** Returns a process that ends with the test. */
  private AutoCloseable process(Class<?> type, ExtensionContext context) {
    Function<SecuredExporter, ? extends AutoCloseable> start =
        Objects.requireNonNull(PROCESSES.get(type));
    return context
        .getStore(namespace)
        .getOrComputeIfAbsent(type, key -> start.apply(required(context)), AutoCloseable.class);
  }

  private SecuredExporter required(ExtensionContext context) {
    return find(context, true)
        .orElseThrow(() -> new ParameterResolutionException("no exporter runs here"));
  }

  private static Path path(SecuredExporter exporter, String file) {
    return file.isEmpty() ? exporter.webConfigFile() : exporter.folder().resolve(file);
  }

  /** Returns the exporter of the innermost method or class that has one. */
  private Optional<SecuredExporter> find(ExtensionContext context, boolean start) {
    if (builder != null) {
      return Optional.ofNullable(context.getStore(namespace).get(EXPORTER, SecuredExporter.class));
    }
    for (ExtensionContext each = context; each != null; each = each.getParent().orElse(null)) {
      AnnotatedElement element = each.getElement().orElse(null);
      WithSecuredExporter wanted =
          AnnotationSupport.findAnnotation(element, WithSecuredExporter.class).orElse(null);
      if (element != null && wanted != null) {
        Store store = each.getStore(ANNOTATED);
        return Optional.ofNullable(
            start
                ? store.getOrComputeIfAbsent(element, key -> start(wanted), SecuredExporter.class)
                : store.get(element, SecuredExporter.class));
      }
    }
    return Optional.empty();
  }

  private static SecuredExporter start(WithSecuredExporter wanted) {
    SecuredExporter exporter = builder(wanted).start();
    for (Fault each : wanted.fault()) {
      exporter.inject(each);
    }
    return exporter;
  }

  private static SecuredExporter.Builder builder(WithSecuredExporter wanted) {
    if (!wanted.webConfig().isEmpty()) {
      return SecuredExporter.from(Path.of(wanted.webConfig()));
    }
    SecuredExporter.Builder builder = SecuredExporter.builder();
    builder = wanted.tls() ? builder.tls() : builder;
    builder = wanted.login() ? builder.login() : builder;
    return wanted.clientCertificateRequired() ? builder.clientCertificateRequired() : builder;
  }
}
