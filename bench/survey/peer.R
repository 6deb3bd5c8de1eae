# R's survey on the made-up answers: peer.R TASK FOLDER (rake, domains, bootstrap); prints JSON as the last line.
suppressMessages(library(survey))
words <- commandArgs(trailingOnly = TRUE)
folder <- words[2]
clock <- function(work) { begin <- proc.time()[["elapsed"]]; force(work); proc.time()[["elapsed"]] - begin }
read <- clock(answers <- read.csv(file.path(folder, "answers.csv")))
margins <- read.csv(file.path(folder, "margins.csv"))
names <- unique(margins$margin)
for (name in names) answers[[name]] <- factor(answers[[name]])
formulas <- lapply(names, function(name) as.formula(paste0("~", name)))
totals <- lapply(names, function(name) {
  of <- margins[margins$margin == name, ]
  setNames(data.frame(factor(of$level), of$total), c(name, "Freq"))
})
# rake multiplies an epsilon below 1 by the sum of the weights
raked <- function(design, epsilon = 1e-7) rake(design, formulas, totals, control = list(maxit = 500, epsilon = epsilon, verbose = FALSE))
sample <- function(rows) svydesign(id = ~1, weights = ~one, data = transform(rows, one = 1))
scaled <- FALSE
est <- se <- 0
if (words[1] == "rake") {
  seconds <- clock(found <- raked(sample(answers)))
} else if (words[1] == "domains") {
  # raked closer than in the first task, so that figures can be compared; not timed
  design <- raked(sample(answers), 1e-13)
  seconds <- clock(found <- svyby(~strong, ~province, design, svymean))
  est <- found$strong[1]
  se <- SE(found)[1]
} else {
  # a twentieth of the rows and a fiftieth of the replicates: the whole would take most of an hour and tens of gigabytes
  few <- answers[seq(1, nrow(answers), by = 20), ]
  begin <- proc.time()[["elapsed"]]
  replicates <- raked(as.svrepdesign(sample(few), type = "subbootstrap", replicates = 10))
  found <- svyby(~strong, ~province, replicates, svymean)
  seconds <- 20 * 50 * (proc.time()[["elapsed"]] - begin)
  scaled <- TRUE
}
status <- readLines("/proc/self/status")
peak <- 1024 * as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE)))
cat(sprintf('\n{"seconds": %.6f, "read": %.6f, "peak": %.0f, "scaled": %s, "est": %.15g, "se": %.15g, "version": "%s"}\n',
            seconds, read, peak, tolower(scaled), est, se, packageVersion("survey")))
