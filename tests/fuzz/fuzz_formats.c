/* Any bytes as Pajek, DL and GML: read without harm; what was read is written
 * as GML and as GraphML, and comes back with as many actors and contacts. */
#include "fuzz.h"

#include "pdnet/formats.h"

static size_t contacts(const pdn_network *g)
{
    size_t n = 0;

    for (size_t i = 0; i < g->ties; i++)
        n += g->contact[i];
    return n;
}

static void write_and_read(const pdn_network *g, pdn_network_format format,
                           const char *path)
{
    pdn_network back = {0};
    pdn_diagnostics f = {0};
    pdn_status st = pdn_network_write(path, format, NULL, g, &f, NULL);

    /* GraphML cannot hold every text */
    REQUIRE(st == PDN_OK || st == PDN_EDATA);
    if (st == PDN_OK) {
        st = pdn_network_read(path, format, NULL, &f, NULL, &back);
        if (st != PDN_OK) fprintf(stderr, "%s\n", pdn_message());
        REQUIRE(st == PDN_OK);
        REQUIRE(back.actors == g->actors && contacts(&back) == contacts(g));
    }
    pdn_network_clear(&back);
    pdn_diagnostics_clear(&f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        const char *name;
        pdn_network_format format;
    } as[] = {
        {"in.net", PDN_AS_PAJEK}, {"in.dl", PDN_AS_DL}, {"in.gml", PDN_AS_GML}};
    static const char *const name[] = {"in.net", "in.dl", "in.gml", "out"};
    char path[FUZZ_PATH], out[FUZZ_PATH];

    pdn_runtime_init();
    for (size_t k = 0; k < sizeof as / sizeof *as; k++) {
        pdn_network g = {0};
        pdn_diagnostics f = {0};
        fuzz_write(fuzz_path(as[k].name, path), data, size);
        pdn_status st =
            pdn_network_read(path, as[k].format, NULL, &f, NULL, &g);
        fuzz_check_refusal(st, &f);
        fuzz_path("out", out);
        if (st == PDN_OK) {
            write_and_read(&g, PDN_AS_GRAPHML, out);
            write_and_read(&g, PDN_AS_GML, out);
        }
        REQUIRE(st == PDN_OK || g.arena.head == NULL);
        pdn_network_clear(&g);
        pdn_diagnostics_clear(&f);
    }
    fuzz_remove(name, sizeof name / sizeof *name);
    return 0;
}
