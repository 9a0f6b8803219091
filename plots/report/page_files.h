/* page_files.h - the page's own files, embedded by the build. */
#ifndef PDN_PAGE_FILES_H
#define PDN_PAGE_FILES_H

extern const char pdn_page_html[], pdn_language_html[], pdn_page_css[];
/* The page's script, in this order. */
extern const char pdn_page_js[], pdn_find_js[], pdn_forms_js[], pdn_view_js[];

/* A study file to begin with, in each language. */
extern const unsigned char pdn_init_nb_ini[], pdn_init_nn_ini[],
    pdn_init_en_ini[];

#endif
