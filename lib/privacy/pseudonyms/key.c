#include "pdnet/pseudonyms.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A key is read and written without a stream: a stream's buffer would keep a
 * copy. */

static pdn_status no_key(const char *path, int why)
{
    return pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(why));
}

static pdn_status check_file(int fd, const char *path)
{
    struct stat s;

    if (fstat(fd, &s) != 0) return no_key(path, errno);
    if (!S_ISREG(s.st_mode))
        return pdn_fail(PDN_EDATA, "%s: no regular file, want a key", path);
    if ((s.st_mode & 077) != 0)
        return pdn_fail(PDN_EDATA,
                        "%s: others may use this key (mode %04o): want 0600, "
                        "as chmod 600 gives",
                        path, (unsigned)(s.st_mode & 07777));
    return PDN_OK;
}

/* All of the file, one byte more than a key may have at most. */
static pdn_status read_all(int fd, const char *path, pdn_key *key)
{
    unsigned char more = 0;

    while (key->bytes < PDN_KEY_MOST) {
        ssize_t n = read(fd, key->byte + key->bytes, PDN_KEY_MOST - key->bytes);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return no_key(path, errno);
        if (n == 0) return PDN_OK;
        key->bytes += (size_t)n;
    }
    if (read(fd, &more, 1) > 0)
        return pdn_fail(PDN_EDATA, "%s: longer than %d bytes, want a key", path,
                        (int)PDN_KEY_MOST);
    return PDN_OK;
}

static void trim_line_end(pdn_key *key)
{
    if (key->bytes > 0 && key->byte[key->bytes - 1] == '\n') key->bytes--;
    if (key->bytes > 0 && key->byte[key->bytes - 1] == '\r') key->bytes--;
}

pdn_status pdn_key_read(const char *path, pdn_key *out)
{
    pdn_status st = PDN_OK;
    pdn_key key = {.bytes = 0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0) return no_key(path, errno);
    PDN_TRY(check_file(fd, path));
    PDN_TRY(read_all(fd, path, &key));
    trim_line_end(&key);
    if (key.bytes == 0) PDN_FAIL(PDN_EDATA, "%s: empty, want a key", path);
    *out = key;
out:
    pdn_key_clear(&key);
    (void)close(fd);
    return st;
}

static bool write_all(int fd, const char *text, size_t n)
{
    while (n > 0) {
        ssize_t put = write(fd, text, n);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        text += put;
        n -= (size_t)put;
    }
    return fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
}

pdn_status pdn_key_new(const char *path, pdn_key *out)
{
    enum { BYTES = 32, DIGITS = 2 * BYTES };
    pdn_status st = PDN_OK;
    unsigned char random[BYTES];
    char hex[DIGITS + 1];

    if (sodium_init() < 0)
        return pdn_fail(PDN_ELIB, "libsodium: no random numbers");
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return pdn_fail(PDN_EIO,
                        "%s: stands there already; a key is never replaced "
                        "(--key takes it)",
                        path);
    if (fd < 0) return no_key(path, errno);
    randombytes_buf(random, sizeof random);
    sodium_bin2hex(hex, sizeof hex, random, sizeof random);
    bool good = write_all(fd, hex, DIGITS);
    int why = errno;
    if (close(fd) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good) {
        memcpy(out->byte, hex, DIGITS);
        out->bytes = DIGITS;
    } else {
        (void)unlink(path);
        st = no_key(path, why);
    }
    sodium_memzero(random, sizeof random);
    sodium_memzero(hex, sizeof hex);
    return st;
}

void pdn_key_clear(pdn_key *key)
{
    sodium_memzero(key, sizeof *key);
}

void pdn_hmac_sha256(const pdn_key *key, const void *bytes, size_t n,
                     unsigned char mac[32])
{
    crypto_auth_hmacsha256_state state;

    crypto_auth_hmacsha256_init(&state, key->byte, key->bytes);
    crypto_auth_hmacsha256_update(&state, bytes, n);
    crypto_auth_hmacsha256_final(&state, mac);
    sodium_memzero(&state, sizeof state);
}

pdn_status pdn_pseudonym(const pdn_key *key, const char *id,
                         char out[PDN_PSEUDONYM_SIZE])
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL;
    unsigned char mac[crypto_auth_hmacsha256_BYTES];

    PDN_TRY(pdn_name_key(&text, id, &folded));
    pdn_hmac_sha256(key, folded, strlen(folded), mac);
    sodium_bin2hex(out, PDN_PSEUDONYM_SIZE, mac, (PDN_PSEUDONYM_SIZE - 1) / 2);
out:
    pdn_arena_clear(&text);
    return st;
}
