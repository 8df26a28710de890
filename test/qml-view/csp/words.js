.pragma library

function join(word, number) {
    return word + " " + number
}
