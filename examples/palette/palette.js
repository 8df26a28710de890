// The colours of a server: reads, adds, changes and takes away, each a request of its own.
.pragma library

var service = ""

function ask(method, path, body, done) {
    const request = new XMLHttpRequest()
    request.onreadystatechange = function () {
        if (request.readyState !== XMLHttpRequest.DONE)
            return
        const good = request.status >= 200 && request.status < 300
        let answer = null
        try {
            answer = JSON.parse(request.responseText)
        } catch (error) {
            // An answer without a body, or no answer.
        }
        done(good, answer, request.status)
    }
    request.open(method, service + path)
    request.setRequestHeader("Content-Type", "application/json")
    request.send(body ? JSON.stringify(body) : undefined)
}

function all(done) { ask("GET", "", null, done) }
function add(name, value, done) { ask("POST", "", { name: name, value: value }, done) }
function get(name, done) { ask("GET", "/" + encodeURIComponent(name), null, done) }
function change(name, value, done) { ask("PUT", "/" + encodeURIComponent(name), { value: value }, done) }
function take(name, done) { ask("DELETE", "/" + encodeURIComponent(name), null, done) }
