/* Holds the library's place until its first diagram. */
int pdn_plots_empty(void);
int pdn_plots_empty(void)
{
    return 0;
}
