FROM node:20.19.5-bookworm-slim AS formulaire
WORKDIR /construction
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY src/main/formulaire ./src/main/formulaire
RUN node src/main/formulaire/construire.mjs static --sans-installer

FROM maven:3.9.11-eclipse-temurin-17 AS construction
WORKDIR /construction
# a container runs on a configured database: the embedded one stays out of the image
COPY pom.xml ./
RUN mvn -B -q -P '!postgres-linux' dependency:go-offline
COPY processes ./processes
COPY forms ./forms
COPY src ./src
COPY --from=formulaire /construction/static ./target/classes/static/formulaire
RUN mvn -B -q -P '!postgres-linux' package -DskipTests -Dspotless.check.skip -Dexec.skip \
    && java -Djarmode=tools -jar target/trophees.jar extract --layers --destination couches

FROM eclipse-temurin:17.0.18_8-jre-noble
WORKDIR /application
RUN groupadd --gid 10001 trophees \
    && useradd --uid 10001 --gid 10001 --home-dir /application --no-create-home --shell /usr/sbin/nologin trophees \
    && mkdir var \
    && chown trophees:trophees var
# from what changes least to what changes most
COPY --from=construction /construction/couches/dependencies/ ./
COPY --from=construction /construction/couches/snapshot-dependencies/ ./
COPY --from=construction /construction/couches/application/ ./
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "trophees.jar"]
