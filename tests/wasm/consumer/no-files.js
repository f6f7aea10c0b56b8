navigator.storage.getDirectory = () => Promise.reject(new DOMException('not in a private window', 'SecurityError'));
