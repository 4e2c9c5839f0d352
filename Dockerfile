# The command line, of what mvn verify has built:
#   docker build -t labeldrop . && docker run --rm -v "$PWD:/work" labeldrop check a.jsonl
FROM --platform=linux/amd64 debian:13-slim
ARG VERSION=0.1.0
# Unpacked by ADD, with the files' times: the cache of classes is for jars of these times.
ADD target/labeldrop-cli-${VERSION}-linux-x64.tar.gz /opt/
RUN ln -s /opt/labeldrop-cli-${VERSION}/labeldrop /usr/local/bin/labeldrop \
  && useradd --no-create-home --uid 10001 labeldrop
USER labeldrop
WORKDIR /work
ENTRYPOINT ["labeldrop"]
