-- Requests of wrk: the vote page of known guests, or one vote each. Arguments: page|vote, file of guests, path, statements.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  what, path = arguments[1], arguments[3]
  guests, statements, at = {}, {}, 0
  for line in io.lines(arguments[2]) do
    local cookie, token = line:match("(%S+) (%S+)")
    guests[#guests + 1] = { cookie = cookie, token = token }
  end
  for id in arguments[4]:gmatch("[^,]+") do statements[#statements + 1] = id end
  at = number * 7919
  votes = { "agree", "disagree", "pass" }
end

function request()
  at = at + 1
  local guest = guests[at % #guests + 1]
  local round = math.floor(at / #guests)
  if what == "page" then
    return wrk.format("GET", path, { ["Cookie"] = "guest=" .. guest.cookie })
  end
  local statement = statements[(at + round) % #statements + 1]
  local body = "token=" .. guest.token .. "&statement=" .. statement .. "&vote=" .. votes[at % 3 + 1]
  local heads = { ["Cookie"] = "guest=" .. guest.cookie, ["Content-Type"] = "application/x-www-form-urlencoded" }
  return wrk.format("POST", path .. "/votes", heads, body)
end

local kinds = {}

function response(status)
  kinds[status] = (kinds[status] or 0) + 1
end

function done(summary, latency)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.status + summary.errors.timeout
  local per_second = summary.requests / (summary.duration / 1e6)
  print(string.format("RESULT %s %.0f %.1f %.1f %d", what or "", per_second, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, wrong))
end
