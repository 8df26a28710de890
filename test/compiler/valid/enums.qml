import QtQuick

Item {
    enum Size { Small, Medium = 5, Large, Huge = 0x10 }
    enum Signed { Minus = -2, Next }
    enum One { Only }
    property int size: Main.Large
}
