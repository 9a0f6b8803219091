/* page_files.h - the page's own files, embedded by the build. */
#ifndef PDN_PAGE_FILES_H
#define PDN_PAGE_FILES_H

extern const char pdn_page_html[], pdn_page_css[], pdn_page_js[];

#endif
