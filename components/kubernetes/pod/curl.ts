/** Image of what calls an API once or by the clock, in a shell. */
export const curlImage = "docker.io/curlimages/curl:8.16.0";
