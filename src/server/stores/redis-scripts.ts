// The Lua scripts of the Redis store: what is done to a topic, or to a record, is done in one step.

/** Seconds for which the epoch of a topic is remembered that nothing was written to; half of it after the last look. */
const EMPTY_LIFE = 24 * 3600;
/** Seconds for which a source's mark is remembered at least; twice that at most. */
const MARK_LIFE = 7 * 24 * 3600;

// KEYS: for each topic its meta, log and both hashes of marks. ARGV: the process, the channel, the time in s, a
// fresh epoch, then for each topic: its name for the hint, the number of its sources, of each source its name
// and highest seq, the lowest seqs as one text ('' where each source has one entry, '-' where one does not
// count up), the sources and seqs of the entries as one text ('' where each has one entry), the number of its
// packs, the number of fields and values of each, and these. Answers for each topic: its epoch, the head
// before, and which of the entries, from 0 on, were repeats. Only where there may be some are entries looked at
// one by one.
export const APPEND = `
local call = redis.call
local now = tonumber(ARGV[3])
local at = 5
local answers, hints = {}, {}
for key = 1, #KEYS, 4 do
  local meta, log = KEYS[key], KEYS[key + 1]
  local found = call('HMGET', meta, 'epoch', 'head', 'turn', 'since')
  local epoch, head = found[1], tonumber(found[2] or 0)
  local turn, since = tonumber(found[3] or 0), tonumber(found[4] or now)
  local isNew = not epoch or not found[4]
  epoch = epoch or ARGV[4] .. key
  if now - since > ${MARK_LIFE} then
    turn, since, isNew = 1 - turn, now, true
    call('DEL', KEYS[key + 2 + turn])
  end
  if isNew then call('HSET', meta, 'epoch', epoch, 'head', head, 'turn', turn, 'since', since) end
  local name, count = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  local afterSources = at + count * 2
  local sources = {}
  for i = at, afterSources - 1, 2 do sources[#sources + 1] = ARGV[i] end
  local marked = KEYS[key + 2 + turn]
  local marks = call('HMGET', marked, unpack(sources))
  local lowest = ARGV[afterSources]
  local fresh = lowest ~= '-'
  local low = fresh and lowest ~= '' and string.gmatch(lowest, '%d+')
  local elder
  for i = 1, count do
    local mark = marks[i]
    if not mark then
      elder = elder or call('HMGET', KEYS[key + 3 - turn], unpack(sources))
      mark = elder[i]
    end
    marks[i] = mark and tonumber(mark) or -1
    if fresh and tonumber(low and low() or ARGV[at + i * 2 - 1]) <= marks[i] then fresh = false end
  end
  local packs = tonumber(ARGV[afterSources + 2])
  local pack = afterSources + 3
  local field = pack + packs
  local start, added = head, false
  local answer = {epoch, head}
  if fresh then
    for i = pack, pack + packs - 1 do
      local fields = tonumber(ARGV[i])
      head = head + fields
      if ARGV[field + fields - 1] == '' then head = head - 1 end
      call('XADD', log, head .. '-0', unpack(ARGV, field, field + fields - 1))
      field = field + fields
    end
    added = call('HSET', marked, unpack(ARGV, at, afterSources - 1))
  else
    local order = ARGV[afterSources + 1]
    local next = order ~= '' and string.gmatch(order, '(%d+) (%d+)')
    local changed, changes, index = {}, {}, 0
    for i = pack, pack + packs - 1 do
      for j = field, field + tonumber(ARGV[i]) - 1 do
        if ARGV[j] ~= '' then
          local source, seq = index + 1, ARGV[at + index * 2 + 1]
          if next then
            source, seq = next()
            source = tonumber(source)
          end
          if tonumber(seq) > marks[source] then
            head = head + 1
            call('XADD', log, head .. '-0', ARGV[j], '')
            marks[source] = tonumber(seq)
            changed[source] = seq
          else
            answer[#answer + 1] = index
          end
          index = index + 1
        end
      end
      field = field + tonumber(ARGV[i])
    end
    for source, seq in pairs(changed) do
      changes[#changes + 1] = sources[source]
      changes[#changes + 1] = seq
    end
    added = head > start and call('HSET', marked, unpack(changes))
  end
  at = field
  if head > start then
    -- Some of them new: so may the hash be.
    if start == 0 then call('PERSIST', meta) end
    if added > 0 then call('EXPIRE', marked, ${2 * MARK_LIFE + 86_400}) end
    call('HSET', meta, 'head', head)
    hints[#hints + 1] = name .. ' ' .. head
  else
    -- A write, so that WAIT waits for the one that is repeated, whoever made it.
    call('HSET', meta, 'head', head)
  end
  answers[#answers + 1] = answer
end
if #hints > 0 then call('PUBLISH', ARGV[2], ARGV[1] .. ' ' .. table.concat(hints, ' ')) end
return answers`;

export const HEADS = `
local found = redis.call('HMGET', KEYS[1], 'epoch', 'head', 'first')
if not found[1] then
  found = {ARGV[1], '0', false}
  redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'head', 0)
end
-- Nothing was written to it yet: what is only looked at is not kept for ever.
if found[2] == '0' and redis.call('TTL', KEYS[1]) < ${EMPTY_LIFE / 2} then
  redis.call('EXPIRE', KEYS[1], ${EMPTY_LIFE})
end
return {found[1], found[2], found[3] or '1'}`;

// KEYS: meta, log. ARGV: how many to keep, the oldest time to keep (0: any). A pack of which some is kept stays
// whole; 'first' says where the topic begins.
export const TRIM = `
local found = redis.call('HMGET', KEYS[1], 'head', 'first')
local head = tonumber(found[1] or 0)
local first = math.max(head - tonumber(ARGV[1]) + 1, tonumber(found[2] or 1))
local oldest = tonumber(ARGV[2])
if oldest > 0 then
  local at, young = '-', head + 1
  while young > head do
    local page = redis.call('XRANGE', KEYS[2], at, '+', 'COUNT', 100)
    if #page == 0 then break end
    for _, entry in ipairs(page) do
      local last, fields = tonumber(string.match(entry[1], '^%d+')), entry[2]
      if fields[#fields] == '' then fields[#fields] = nil end
      for i = 1, #fields do
        if tonumber(string.match(fields[i], '^%d+')) >= oldest then
          young = last - #fields + i
          break
        end
      end
      if young <= head then break end
      at = '(' .. entry[1]
    end
  end
  first = math.max(first, young)
end
if first > tonumber(found[2] or 1) then
  redis.call('HSET', KEYS[1], 'first', first)
  redis.call('XTRIM', KEYS[2], 'MINID', first .. '-0')
end
return 0`;

export const INSERT = `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('ZADD', KEYS[2], redis.call('INCR', KEYS[3]), ARGV[1])
return 1`;
export const UPDATE = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1`;
export const REMOVE = `
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`;
