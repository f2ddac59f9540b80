# The binary alone, as a user without rights. The context has a binary for each
# platform, such as linux/amd64/llemcfg; see tools/release/image.
FROM scratch
ARG TARGETPLATFORM=linux/amd64
ARG VERSION=devel
ARG REVISION=
LABEL org.opencontainers.image.title="llemcfg" \
      org.opencontainers.image.description="Validate and resolve the configuration of LLM energy-measurement experiments" \
      org.opencontainers.image.source="https://github.com/llenergymeasure/llemcfg" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY ${TARGETPLATFORM}/llemcfg /llemcfg
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/llemcfg"]
