import QtQuick
Item {
    enum lower { A }
    enum Upper { a }
    enum Twice { A } enum Twice { B }
    enum Fraction { A = 1.5 }
    enum Large { A = 99999999999 }
    enum Empty {}
    enum Comma { A, }
    enum NoComma { A B }
    enum Reference { A = B }
    enum
}
