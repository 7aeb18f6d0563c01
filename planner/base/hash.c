/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/hash.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <nettle/version.h>

#define TEXT_OF(value)       #value
#define DOTTED(major, minor) "nettle " TEXT_OF(major) "." TEXT_OF(minor)

void hash_bytes(char hex[HASH_SIZE], const void *bytes, size_t length)
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, sizeof digest, digest);
    base16_encode_update(hex, sizeof digest, digest);
    hex[HASH_SIZE - 1] = '\0';
}

const char *hash_library_version(void)
{
    return DOTTED(NETTLE_VERSION_MAJOR, NETTLE_VERSION_MINOR);
}
