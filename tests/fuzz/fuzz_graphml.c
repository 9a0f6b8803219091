/* Any bytes as GraphML: read without harm; what was read is written, read
 * again and written as the same bytes. A comment behind it, which leaves the
 * file to libxml2, changes nothing. */
#define _GNU_SOURCE /* memmem */
#include "fuzz.h"

#include "core/files/read_file.h"
#include "pdnet/network.h"

static void check_same_bytes(const char *a, const char *b)
{
    char *x = NULL, *y = NULL;
    size_t n = 0, k = 0;

    REQUIRE(read_file__bytes(a, &x, &n) == PDN_OK);
    REQUIRE(read_file__bytes(b, &y, &k) == PDN_OK);
    REQUIRE(n == k && memcmp(x, y, n) == 0);
    free(x);
    free(y);
}

/* A column where the states of another would go is refused, and so is what
 * XML cannot hold. */
static void write_and_read(const pdn_network *g)
{
    char once[FUZZ_PATH], twice[FUZZ_PATH];
    pdn_network back = {0};

    fuzz_path("once.graphml", once);
    fuzz_path("twice.graphml", twice);
    pdn_status st = pdn_graphml_write(once, g, NULL);
    REQUIRE(st == PDN_OK || st == PDN_EDATA);
    if (st != PDN_OK) return;
    st = pdn_graphml_read(once, &back, NULL);
    if (st != PDN_OK) fprintf(stderr, "%s\n", pdn_message());
    REQUIRE(st == PDN_OK);
    REQUIRE(back.actors == g->actors && back.ties == g->ties);
    REQUIRE(pdn_graphml_write(twice, &back, NULL) == PDN_OK);
    check_same_bytes(once, twice);
    pdn_network_clear(&back);
}

/* What libxml2 makes of a file is what the scanner makes of it. */
static void read_otherwise(const uint8_t *data, size_t size,
                           const pdn_network *g, pdn_status st)
{
    static const char remark[] = "\n<!-- -->";
    char path[FUZZ_PATH], once[FUZZ_PATH], twice[FUZZ_PATH];
    pdn_network other = {0};
    uint8_t *both = malloc(size + sizeof remark);

    REQUIRE(both != NULL);
    if (size > 0) memcpy(both, data, size);
    memcpy(both + size, remark, sizeof remark - 1);
    fuzz_write(fuzz_path("remark.graphml", path), both,
               size + sizeof remark - 1);
    free(both);
    if (pdn_graphml_read(path, &other, NULL) == PDN_OK) {
        REQUIRE(st == PDN_OK);
        fuzz_path("once.graphml", once);
        fuzz_path("twice.graphml", twice);
        if (pdn_graphml_write(once, g, NULL) == PDN_OK) {
            REQUIRE(pdn_graphml_write(twice, &other, NULL) == PDN_OK);
            check_same_bytes(once, twice);
        }
    } else if (st == PDN_OK) {
        /* bytes of another encoding may end otherwise */
        REQUIRE(memchr(data, '\0', size) != NULL ||
                memmem(data, size, "encoding", 8) != NULL);
    }
    pdn_network_clear(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const name[] = {"in.graphml", "remark.graphml",
                                       "once.graphml", "twice.graphml"};
    char path[FUZZ_PATH];
    pdn_network g = {0};

    pdn_runtime_init();
    fuzz_write(fuzz_path(name[0], path), data, size);
    pdn_status st = pdn_graphml_read(path, &g, NULL);
    if (st == PDN_OK)
        write_and_read(&g);
    else
        REQUIRE(pdn_message()[0] != '\0' && g.arena.head == NULL);
    read_otherwise(data, size, &g, st);
    pdn_network_clear(&g);
    fuzz_remove(name, sizeof name / sizeof *name);
    return 0;
}
