This is not QML.
